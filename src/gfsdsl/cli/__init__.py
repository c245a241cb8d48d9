"""The command line: one command a file, no logic. The group is ``gfsdsl.cli.main.main``."""
