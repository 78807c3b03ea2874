"""Packs a distribution as a Python wheel, and says what is in it. Usage: package.py DIST NAME VERSION"""

import base64
import hashlib
import json
import os
import subprocess
import sys
import uuid
import zipfile

LAUNCHER = '''"""Runs the program beside this file."""

import os
import sys


def main():
    """Becomes the program: its arguments, streams and exit code are its own."""
    program = os.path.join(os.path.dirname(os.path.abspath(__file__)), "program", "calque")
    os.execv(program, [program, *sys.argv[1:]])


if __name__ == "__main__":
    main()
'''

METADATA = """Metadata-Version: 2.1
Name: calque
Version: {version}
Summary: Finds what machine translation does to news copy.
License: Apache-2.0 AND CC0-1.0
Requires-Python: >=3.8
Description-Content-Type: text/markdown

{description}"""

WHEEL = """Wheel-Version: 1.0
Generator: calque
Root-Is-Purelib: false
Tag: {tag}
"""


def tag():
    """The oldest system that the program runs on is the one it was built on."""
    libc = os.confstr("CS_GNU_LIBC_VERSION").split()[1].replace(".", "_")
    return f"py3-none-manylinux_{libc}_{os.uname().machine}"


def commit_time():
    return int(subprocess.run(["git", "log", "-1", "--format=%ct"], capture_output=True, check=True, text=True).stdout)


def wheel(dist, name, version):
    import time

    info = f"calque-{version}.dist-info"
    members = {
        "calque/__init__.py": (LAUNCHER.encode(), 0o644),
        "calque/__main__.py": (b"from calque import main\n\nmain()\n", 0o644),
        f"{info}/METADATA": (METADATA.format(version=version, description=open("README.md").read()).encode(), 0o644),
        f"{info}/WHEEL": (WHEEL.format(tag=tag()).encode(), 0o644),
        f"{info}/entry_points.txt": (b"[console_scripts]\ncalque = calque:main\n", 0o644),
    }
    root = os.path.join(dist, name)
    for folder, _, files in os.walk(root):
        for file in files:
            path = os.path.join(folder, file)
            inside = os.path.relpath(path, root)
            if inside.startswith("share/") or inside == "README.md":
                continue
            is_license = inside.startswith("licenses/") or inside in ("LICENSE", "NOTICE-rules.md")
            place = f"{info}/licenses/{inside}" if is_license else f"calque/program/{inside}"
            members[place] = (open(path, "rb").read(), os.stat(path).st_mode & 0o777)
    record = "".join(
        f"{place},sha256={base64.urlsafe_b64encode(hashlib.sha256(content).digest()).rstrip(b'=').decode()},{len(content)}\n"
        for place, (content, _) in sorted(members.items())
    )
    members[f"{info}/RECORD"] = (f"{record}{info}/RECORD,,\n".encode(), 0o644)
    moment = time.gmtime(commit_time())[:6]
    with zipfile.ZipFile(os.path.join(dist, f"calque-{version}-{tag()}.whl"), "w", zipfile.ZIP_DEFLATED) as archive:
        for place, (content, mode) in sorted(members.items()):
            entry = zipfile.ZipInfo(place, moment)
            entry.external_attr = (0o100000 | mode) << 16
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)


def bill(dist, name, version):
    """A bill of materials in CycloneDX: Swift packages by their locked versions, libraries by Debian's packages."""
    components = []
    for pin in json.load(open("Package.resolved"))["pins"]:
        address = pin["location"].removesuffix(".git").removeprefix("https://")
        components.append({
            "type": "library", "name": pin["identity"], "version": pin["state"]["version"],
            "purl": f"pkg:swift/{address}@{pin['state']['version']}",
            "hashes": [], "externalReferences": [{"type": "vcs", "url": pin["location"]}],
        })
    libraries = {}
    for line in open(os.path.join(dist, "libraries.tsv")):
        package, number, file = line.rstrip("\n").split("\t")
        libraries.setdefault((package, number), []).append(file)
    for (package, number), files in sorted(libraries.items()):
        components.append({
            "type": "library", "name": package, "version": number,
            "purl": f"pkg:deb/debian/{package}@{number}",
            "components": [
                {"type": "file", "name": file, "hashes": [{"alg": "SHA-256", "content": hashlib.sha256(
                    open(os.path.join(dist, name, "lib", file), "rb").read()).hexdigest()}]}
                for file in sorted(files)
            ],
        })
    for component in components:
        component["bom-ref"] = component["purl"]
        if not component.get("hashes", True):
            del component["hashes"]
    main = {"type": "application", "name": "calque", "version": version, "bom-ref": "calque",
            "licenses": [{"expression": "Apache-2.0 AND CC0-1.0"}],
            "hashes": [{"alg": "SHA-256", "content": hashlib.sha256(
                open(os.path.join(dist, name, "calque"), "rb").read()).hexdigest()}]}
    document = {
        "bomFormat": "CycloneDX", "specVersion": "1.5", "version": 1,
        "serialNumber": f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, name + str(commit_time()))}",
        "metadata": {"component": main}, "components": components,
        "dependencies": [{"ref": "calque", "dependsOn": [component["bom-ref"] for component in components]}],
    }
    with open(os.path.join(dist, f"{name}.cdx.json"), "w") as file:
        json.dump(document, file, indent=2, ensure_ascii=False)
        file.write("\n")


if __name__ == "__main__":
    _, dist, name, version = sys.argv
    wheel(dist, name, version)
    bill(dist, name, version)
