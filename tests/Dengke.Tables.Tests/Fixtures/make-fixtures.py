#!/usr/bin/env python3
"""Makes the fixtures of Dengke.Tables.Tests. Needs Python 3 and LibreOffice (soffice); people and schools are made up.

Run it in this folder: python3 make-fixtures.py
"""

import os
import shutil
import struct
import subprocess
import tempfile
from xml.sax.saxutils import escape

HERE = os.path.dirname(os.path.abspath(__file__))
WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]


def id_number(region, birth, sequence):
    digits = f"{region}{birth}{sequence:03d}"
    return digits + "10X98765432"[sum(w * int(d) for w, d in zip(WEIGHTS, digits)) % 11]


PEOPLE = []
NAMES = ["李哲嘉", "阿依古丽·买买提", "王䶮", "卫轩一", "姜桐懿", "杨宇一", "𠮷田明", "吕泽琪", "周涵楷", "褚诺轩", "沈一诺", "韩子墨"]
for i, name in enumerate(NAMES):
    birth = f"2003{1 + i % 9:02d}{10 + i}"
    PEOPLE.append(
        dict(
            exam=f"21112256150{i:03d}",
            no=f"20213100{i:02d}",
            name=name,
            sex="男" if i % 2 else "女",
            birth=birth,
            ethnic="维吾尔族" if "·" in name else "汉族",
            doc=id_number("310101", birth, 20 + i),
            major=["080901", "120203K", "030101K"][i % 3],
            major_name=["计算机科学与技术", "会计学", "法学"][i % 3],
            years="4",
            college="金融学院",
            cls=f"金融21-{1 + i % 3}",
            entry="20210901",
            grad="20250630",
        )
    )

REGISTRY = [
    ("考生号", "exam"), ("学号", "no"), ("姓名", "name"), ("性别", "sex"), ("出生日期", "birth"), ("民族", "ethnic"),
    ("证件号码", "doc"), ("专业代码", "major"), ("专业名称", "major_name"), ("学制", "years"), ("学院", "college"),
    ("班级", "cls"), ("入学日期", "entry"), ("预计毕业日期", "grad"),
]
CODES = ["KSH", "XH", "XM", "XB", "CSRQ", "MZ", "SFZH", "ZYDM", "ZYMC", "XZ", "FY", "BH", "RXRQ", "YJBYRQ"]
WIDTHS = [18, 15, 40, 2, 8, 24, 18, 7, 50, 3, 24, 24, 8, 8]


def text(value):
    return f'<table:table-cell office:value-type="string" table:style-name="txt"><text:p>{escape(value)}</text:p></table:table-cell>'


def number(value, style="num"):
    return f'<table:table-cell office:value-type="float" office:value="{value}" table:style-name="{style}"/>'


def date(value):
    return f'<table:table-cell office:value-type="date" office:date-value="{value[:4]}-{value[4:6]}-{value[6:]}" table:style-name="day"/>'


def error():
    return '<table:table-cell table:formula="of:=NA()" office:value-type="string"/>'


BLANK = "<table:table-cell/>"


def fods(path, sheets):
    body = "".join(
        f'<table:table table:name="{name}">' + "".join(f"<table:table-row>{''.join(cells) or BLANK}</table:table-row>" for cells in rows)
        + "</table:table>"
        for name, rows in sheets
    )
    with open(path, "w", encoding="utf-8") as file:
        file.write(
            '<?xml version="1.0" encoding="UTF-8"?><office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
            ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
            ' xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:number="urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0"'
            ' xmlns:of="urn:oasis:names:tc:opendocument:xmlns:of:1.2" office:version="1.3"'
            ' office:mimetype="application/vnd.oasis.opendocument.spreadsheet"><office:automatic-styles>'
            '<number:date-style style:name="dayf"><number:year number:style="long"/><number:text>-</number:text>'
            '<number:month number:style="long"/><number:text>-</number:text><number:day number:style="long"/></number:date-style>'
            '<number:text-style style:name="txtf"><number:text-content/></number:text-style>'
            '<number:number-style style:name="sixf"><number:number number:decimal-places="0" number:min-integer-digits="6"/></number:number-style>'
            '<style:style style:name="day" style:family="table-cell" style:data-style-name="dayf"/>'
            '<style:style style:name="txt" style:family="table-cell" style:data-style-name="txtf"/>'
            '<style:style style:name="six" style:family="table-cell" style:data-style-name="sixf"/>'
            '<style:style style:name="num" style:family="table-cell"/></office:automatic-styles>'
            f"<office:body><office:spreadsheet>{body}</office:spreadsheet></office:body></office:document>"
        )


def registry_rows():
    return [[text(label) for label, _ in REGISTRY]] + [[text(p[key]) for _, key in REGISTRY] for p in PEOPLE]


def academic_rows():
    """Title, blank row, header in another order, columns nobody asked for, numbers and dates as such, a note at the end."""
    labels = ["学号", "姓名", "性别", "民族", "出生日期", "证件号码", "考生号", "专业代码", "专业名称", "班级", "学制", "入学日期", "手机号", "辅导员"]
    rows = [[text("示例财经大学2025届毕业生名单")], [], [text(label) for label in labels]]
    for i, p in enumerate(PEOPLE):
        rows.append([
            number(p["no"]), text(p["name"]), text(p["sex"]), text(p["ethnic"]), number(p["birth"]), text(p["doc"]),
            text(p["exam"]), number(int(p["major"]), "six") if p["major"].isdigit() else text(p["major"]), text(p["major_name"]),
            text(p["cls"]), number("4.0"), date(p["entry"]), number(f"1380000{i:04d}"), text("辅导员甲"),
        ])
    return rows + [[text("注：以学信网信息为准, 2025年1月")]]


def damaged_rows():
    """What a spreadsheet does: long numbers rounded, zeros lost, serial numbers, a class taken for a date, error values."""
    rows = [[text(label) for label in ["学号", "姓名", "出生日期", "证件号码", "考生号", "专业代码", "班级", "民族"]]]
    for i, p in enumerate(PEOPLE):
        doc = number(float(int(p["doc"]))) if p["doc"].isdigit() else text(p["doc"])
        major = number(int(p["major"])) if p["major"].isdigit() else text(p["major"])
        rows.append([
            number(p["no"]), text(p["name"]), number(37694 + i) if i < 3 else number(p["birth"]), doc, number(p["exam"]), major,
            date("20240301") if i == 4 else text(p["cls"]), error() if i == 5 else text(p["ethnic"]),
        ])
    return rows


def convert(source, target, folder):
    subprocess.run(["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", target, "--outdir", folder, source],
                   check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


MACRO = """<?xml version="1.0" encoding="UTF-8"?><!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1" script:language="StarBasic">
Sub Save(source As String, target As String, kind As String)
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden" : hidden(0).Value = True
  doc = StarDesktop.loadComponentFromURL(source, "_blank", 0, hidden())
  Dim how(1) As New com.sun.star.beans.PropertyValue
  how(0).Name = "FilterName" : how(0).Value = kind
  how(1).Name = "Password" : how(1).Value = "dengke"
  doc.storeToURL(target, how())
  doc.close(True)
End Sub
</script:module>"""


def with_password(source, target, kind, folder):
    """LibreOffice sets a password only through its API, so through a macro in a throw-away profile."""
    basic = f"{folder}/profile/user/basic/Standard"
    os.makedirs(basic, exist_ok=True)
    with open(f"{basic}/Module1.xba", "w", encoding="utf-8") as file:
        file.write(MACRO)
    with open(f"{basic}/script.xlb", "w", encoding="utf-8") as file:
        file.write('<?xml version="1.0" encoding="UTF-8"?><!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">'
                   '<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard" library:readonly="false" '
                   'library:passwordprotected="false"><library:element library:name="Module1"/></library:library>')
    subprocess.run(["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless",
                    f"macro:///Standard.Module1.Save(file://{source},file://{target},{kind})"], check=True, timeout=120)


def locked_package(path):
    """The container in which Office puts an encrypted XLSX: an OLE file with two streams. What is in them does not matter."""
    free, end, table = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
    streams = [("EncryptionInfo", bytes([4, 0, 4, 0]) + bytes(4092)), ("EncryptedPackage", bytes(range(256)) * 16)]

    def entry(name, kind, child, right, start, size):
        raw = (name + "\0").encode("utf-16-le")
        return raw.ljust(64, b"\0") + struct.pack("<HBBIII", len(raw), kind, 1, free, right, child) + bytes(36) + struct.pack("<IQ", start, size)

    directory = entry("Root Entry", 5, 1, free, end, 0)
    fat, body, at = [table, end], b"", 2
    for i, (name, data) in enumerate(streams):
        directory += entry(name, 2, free, i + 2 if i + 1 < len(streams) else free, at, len(data))
        sectors = len(data) // 512
        fat += list(range(at + 1, at + sectors)) + [end]
        body, at = body + data, at + sectors
    header = bytes.fromhex("D0CF11E0A1B11AE1") + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    header += struct.pack("<IIIIIIIIII", 0, 1, 1, 0, 4096, end, 0, end, 0, 0)
    header += struct.pack("<108I", *[free] * 108)
    with open(path, "wb") as file:
        file.write(header + struct.pack("<128I", *(fat + [free] * (128 - len(fat)))) + directory.ljust(512, b"\0") + body)


def dbf(path, rows, encoding, deleted, widths, version=0x03, language=0x7A):
    record = 1 + sum(widths)
    with open(path, "wb") as file:
        file.write(struct.pack("<BBBBIHH", version, 124, 10, 9, len(rows), 33 + 32 * len(CODES), record) + bytes(17) + bytes([language, 0, 0]))
        for name, width in zip(CODES, widths):
            file.write(name.encode().ljust(11, b"\0") + b"C" + bytes(4) + bytes([width, 0]) + bytes(14))
        file.write(b"\r")
        for i, row in enumerate(rows):
            file.write(b"*" if i in deleted else b" ")
            for value, width in zip(row, widths):
                file.write(value.encode(encoding)[:width].ljust(width))
        file.write(b"\x1a")


def main():
    with tempfile.TemporaryDirectory() as folder:
        for name, sheets, targets in [
            ("registry", [("学籍", registry_rows())], ["xls"]),
            ("academic", [("毕业生", academic_rows())], ["xlsx", "xls", "ods"]),
            ("damaged", [("导出", damaged_rows())], ["xlsx", "xls"]),
            ("two-tables", [("金融学院", registry_rows()), ("法学院", registry_rows()), ("空", [])], ["xlsx"]),
        ]:
            fods(f"{folder}/{name}.fods", sheets)
            for target in targets:
                convert(f"{folder}/{name}.fods", target, folder)
                shutil.copy(f"{folder}/{name}.{target}", HERE)
        with_password(f"{folder}/registry.fods", f"{folder}/password.xls", "MS Excel 97", folder)
        shutil.copy(f"{folder}/password.xls", HERE)

    locked_package(f"{HERE}/password.xlsx")
    values = [[p[key] for _, key in REGISTRY] for p in PEOPLE]
    gbk = [[v.replace("𠮷", "〓").replace("䶮", "〓") for v in row] for row in values]
    dbf(f"{HERE}/registry.dbf", gbk, "gbk", deleted={3}, widths=WIDTHS)
    dbf(f"{HERE}/registry-utf8.dbf", values, "utf-8", deleted=set(), widths=[w * 2 for w in WIDTHS], version=0x30, language=0)
    lines = [",".join(CODES)] + [",".join(row) for row in values]
    with open(f"{HERE}/registry-gb18030.csv", "wb") as file:
        file.write("\r\n".join(lines + [""]).encode("gb18030"))
    with open(f"{HERE}/mixed-encodings.csv", "wb") as file:
        for i, line in enumerate(lines):
            file.write((line + "\r\n").encode("utf-8" if i != 7 else "gb18030"))


if __name__ == "__main__":
    main()
