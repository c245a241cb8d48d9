"""The parts of a zip container, read under bounds that hold whatever its directory claims.

A part is read in chunks; the bytes that come out are counted over all parts read, so a directory
that lies about sizes gains nothing.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from gfsdsl.documents.excel.errors import DamagedError, EncryptedError, TooLargeError

ENTRIES = 5_000
"""Parts of a container."""
UNPACKED = 192 * 1024 * 1024
"""Bytes, unpacked: those that the directory claims for all parts, and those read of all parts."""
RATIO, FREE = 300, 1024 * 1024
"""How many times its packed size a part may have, once it is larger than ``FREE`` bytes."""

_CHUNK = 64 * 1024
_ENTRY = b"PK\x01\x02"


class Parts:
    """The parts of a container, by their names in lower case."""

    def __init__(self, data: bytes) -> None:
        """Open the container.

        Raises:
            DamagedError: it is no zip, or one that is cut short.
            TooLargeError: it has too many parts, or claims too many bytes.
        """
        # Counted before zipfile makes an object of each.
        if data.count(_ENTRY) > ENTRIES:
            raise TooLargeError("部件过多", "too many parts", f"{ENTRIES:,}")
        try:
            self._zip = ZipFile(BytesIO(data))
        except (BadZipFile, ValueError, OSError, NotImplementedError) as error:
            raise DamagedError("zip 目录读不出来", "its zip directory cannot be read") from error
        infos = self._zip.infolist()
        if sum(info.file_size for info in infos) > UNPACKED:
            raise _unpacked()
        self._infos = {_normal(info.filename): info for info in infos}
        self._read = 0

    def __contains__(self, name: str) -> bool:
        return _normal(name) in self._infos

    def whole(self, name: str) -> bytes:
        """The bytes of one part; the errors are those of ``chunks``."""
        return b"".join(self.chunks(name))

    def chunks(self, name: str) -> Iterator[bytes]:
        """The bytes of one part, piece by piece.

        Raises:
            DamagedError: it is missing, or does not unpack to what the directory says.
            TooLargeError: it unpacks to more than is read, or out of all proportion.
            EncryptedError: it is locked with a password of the zip.
        """
        info = self._infos.get(_normal(name))
        if info is None:
            raise DamagedError(f"缺少 {name}", f"{name} is missing")
        if info.flag_bits & 1:
            raise EncryptedError
        if info.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
            raise DamagedError(f"{name} 的压缩方式不对", f"{name} is packed in an unknown way")
        # First what the directory claims, which is true of all but the worst; then what comes out.
        self._check(info, info.file_size)
        unpacked = 0
        try:
            with self._zip.open(info) as stream:
                while chunk := stream.read(_CHUNK):
                    unpacked += len(chunk)
                    self._read += len(chunk)
                    self._check(info, unpacked)
                    yield chunk
        except (BadZipFile, zlib.error, EOFError, OSError, ValueError) as error:
            raise DamagedError(f"{name} 解压出错", f"{name} does not unpack") from error
        except (RuntimeError, NotImplementedError) as error:
            raise DamagedError(f"{name} 无法解压", f"{name} cannot be unpacked") from error

    def _check(self, info: ZipInfo, unpacked: int) -> None:
        if self._read > UNPACKED:
            raise _unpacked()
        if unpacked > FREE and unpacked > RATIO * max(info.compress_size, 1):
            raise TooLargeError(
                "压缩比过高，疑为压缩炸弹", "packed out of all proportion", f"{RATIO}:1"
            )


def _normal(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").lower()


def _unpacked() -> TooLargeError:
    return TooLargeError("解压后的大小", "its size unpacked", f"{UNPACKED >> 20} MB")
