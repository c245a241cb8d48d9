"""HTML to PDF by a headless browser, and what no reader should see taken out of a PDF."""

from __future__ import annotations

import subprocess
import tempfile
from pathlib import Path

import pikepdf  # type: ignore[import-not-found]

FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--disable-pdf-tagging", "--no-pdf-header-footer",
)  # fmt: skip


def by_browser(page: Path, out: Path) -> None:
    """Print the HTML file ``page`` to ``out``."""
    with tempfile.TemporaryDirectory() as profile:
        flags = [*FLAGS, f"--user-data-dir={profile}", f"--print-to-pdf={out}"]
        subprocess.run(
            ["chromium", *flags, page.as_uri()], check=True, capture_output=True, timeout=120
        )
    clean(out)


def by_office(source: Path, kind: str, out: Path) -> None:
    """Convert ``source`` to ``kind`` by the office suite."""
    with tempfile.TemporaryDirectory() as folder:
        profile = (Path(folder) / "profile").as_uri()
        flags = [f"-env:UserInstallation={profile}", "--headless", "--convert-to", kind]
        subprocess.run(
            ["soffice", *flags, "--outdir", folder, str(source)],
            check=True,
            capture_output=True,
            timeout=300,
        )
        made = Path(folder) / f"{source.stem}.{kind.split(':')[0]}"
        out.write_bytes(made.read_bytes())


def clean(path: Path) -> None:
    """Take producer, dates and names out of a PDF; its identifier follows from its content."""
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        for key in ("/Info", "/DocChecksum", "/ID"):
            if key in pdf.trailer:
                del pdf.trailer[key]
        for key in ("/Metadata", "/Lang", "/ViewerPreferences", "/Outlines", "/PageMode"):
            if key in pdf.Root:
                del pdf.Root[key]
        save(pdf, path)


def save(pdf: pikepdf.Pdf, path: Path) -> None:
    """Write ``pdf``, the same bytes every time."""
    pdf.remove_unreferenced_resources()
    pdf.save(
        path,
        deterministic_id=True,
        compress_streams=True,
        recompress_flate=True,
        object_stream_mode=pikepdf.ObjectStreamMode.generate,
    )
