"""gfsdsl."""
