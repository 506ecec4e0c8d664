"""Whether a folder is on a network drive, which tells nobody of its changes."""

from pathlib import Path

_NETWORK = frozenset(
    {"9p", "afpfs", "afs", "cifs", "davfs", "fuse.davfs", "fuse.rclone", "fuse.sshfs", "ncpfs"}
    | {"nfs", "nfs4", "smb3", "smbfs", "vboxsf", "webdav"}
)
"""Types of file systems as Linux, macOS and virtual machines name them."""


def is_on_network(folder: Path) -> bool:
    """Say whether a folder's nearest mount is a network drive; in doubt it is none."""
    import psutil

    path = str(folder.resolve())
    if path.startswith("\\\\"):  # Windows' \\server\share
        return True
    mounts = [part for part in psutil.disk_partitions(all=True) if _is_in(path, part.mountpoint)]
    nearest = max(mounts, key=lambda part: len(part.mountpoint), default=None)
    if nearest is None:
        return False
    return nearest.fstype.lower() in _NETWORK or "remote" in nearest.opts.split(",")


def _is_in(path: str, mountpoint: str) -> bool:
    return Path(path).is_relative_to(mountpoint)
