"""``python -m gfsdsl``: the same as ``gfs``."""

from gfsdsl.cli.main import main

if __name__ == "__main__":
    main(prog_name="gfs")
