"""OpenStack Swift with its S3 interface, as a program: one node, its four servers in one process.

    python tests/swift_store.py FOLDER

It prints its port when it listens.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

USER, KEY = "newswire:tester", "tested-secret"
SERVERS = ("account", "container", "object")
COMMON = """[DEFAULT]
swift_dir = {folder}
devices = {folder}/devices
mount_check = false
disable_fallocate = true
fallocate_reserve = 0
log_address = /dev/null
"""
SERVER = (
    COMMON
    + """[pipeline:main]
pipeline = {kind}-server
[app:{kind}-server]
use = egg:swift#{kind}
"""
)
PROXY = (
    COMMON
    + """[pipeline:main]
pipeline = catch_errors cache listing_formats bulk s3api tempauth slo proxy-server
[app:proxy-server]
use = egg:swift#proxy
account_autocreate = true
[filter:catch_errors]
use = egg:swift#catch_errors
[filter:cache]
use = egg:swift#memcache
memcache_servers = 127.0.0.1:1
[filter:listing_formats]
use = egg:swift#listing_formats
[filter:bulk]
use = egg:swift#bulk
[filter:s3api]
use = egg:swift#s3api
[filter:slo]
use = egg:swift#slo
[filter:tempauth]
use = egg:swift#tempauth
user_{user} = {key} .admin
"""
)


class Silence:
    """The log of requests, which nobody reads."""

    def write(self, _: str) -> None: ...
    def flush(self) -> None: ...


def configure(folder: Path) -> None:
    """Write what every part reads, before Swift is imported and looks for it in /etc."""
    from swift.common import utils

    (folder / "devices" / "disk").mkdir(parents=True, exist_ok=True)
    (folder / "swift.conf").write_text("[swift-hash]\nswift_hash_path_prefix = a\nswift_hash_path_suffix = b\n")
    utils.SWIFT_CONF_FILE = str(folder / "swift.conf")
    for kind in SERVERS:
        (folder / f"{kind}.conf").write_text(SERVER.format(folder=folder, kind=kind))
    (folder / "proxy.conf").write_text(PROXY.format(folder=folder, user=USER.replace(":", "_"), key=KEY))


def make_ring(folder: Path, kind: str, port: int) -> None:
    """Say that all of a kind lies on the one disk of this node."""
    from swift.common.ring import RingBuilder

    builder = RingBuilder(1, 1, 0)
    builder.add_dev({"id": 0, "region": 1, "zone": 1, "weight": 1, "ip": "127.0.0.1", "port": port, "device": "disk"})
    builder.rebalance()
    builder.get_ring().save(str(folder / f"{kind}.ring.gz"))


def serve(folder: Path) -> None:
    """Serve until the process ends."""
    import eventlet
    from eventlet import wsgi

    eventlet.monkey_patch(os=False)
    configure(folder)
    from swift.common.wsgi import SwiftHttpProtocol, loadapp

    sockets = {kind: eventlet.listen(("127.0.0.1", 0)) for kind in SERVERS}
    for kind, each in sockets.items():
        make_ring(folder, kind, each.getsockname()[1])
    common: dict[str, Any] = {"log": Silence(), "protocol": SwiftHttpProtocol, "debug": False}
    for kind, each in sockets.items():
        eventlet.spawn(wsgi.server, each, loadapp(str(folder / f"{kind}.conf")), **common)
    proxy = loadapp(str(folder / "proxy.conf"))
    outside = eventlet.listen(("127.0.0.1", 0))
    print(outside.getsockname()[1], flush=True)
    wsgi.server(outside, proxy, **common)


if __name__ == "__main__":
    serve(Path(sys.argv[1]).resolve())
