#!/usr/bin/python3
"""Writes the corpus of the import: files as organisations have them, and beside each
NAME.want.tsv with what an attentive reader takes from it. All of it is invented.

A line of a want file is

    unit <TAB> parent <TAB> level <TAB> duty <TAB> KPIs, set apart by "; " <TAB> head

one line per duty in the order of the file. A line without a duty is a unit that has
none of its own, or says the KPIs of a unit that belong to no single duty. People are
said with their post, and only as heads. Duties stand without their number and without
the mark at their end. A duty of a RACI matrix belongs to the unit that has the A. An
empty want file means that the file is no list of duties and is refused.

Needs python3-openpyxl, python3-docx, LibreOffice and go (for excelize); run it with
make corpus. The same dates go into every file, so that a new run changes little.
"""

import datetime
import os
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile

import docx
import openpyxl
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from openpyxl.styles import Alignment, Font, PatternFill

from organisations import *

HERE = os.path.dirname(os.path.abspath(__file__))
OUT = os.path.join(HERE, "corpus")
WHEN = datetime.datetime(2026, 3, 2, 9, 0, 0)


def path(name):
    return os.path.join(OUT, name)


def want(name, lines):
    with open(path(name + ".want.tsv"), "w", encoding="utf-8", newline="\n") as f:
        for line in lines:
            f.write("\t".join(line) + "\n")


def row(unit, duty="", kpis=(), head="", parent="", level="department"):
    return (unit, parent, level, duty, "; ".join(kpis), head)


def rows(org, kpis=True, heads=True):
    return [row(u, d, k if kpis else (), h if heads else "") for u, h, ds in org for d, k in ds]


def same_dates(file):
    """Gives the parts of a zip file one date."""
    parts = []
    with zipfile.ZipFile(file) as z:
        for i in z.infolist():
            parts.append((i.filename, z.read(i.filename)))
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as z:
        for name, data in parts:
            z.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), data, zipfile.ZIP_DEFLATED)


def save_book(book, name):
    book.properties.creator, book.properties.created, book.properties.modified = "", WHEN, WHEN
    book.save(path(name))
    same_dates(path(name))


def save_doc(doc, name):
    p = doc.core_properties
    p.author, p.created, p.modified, p.last_printed = "", WHEN, WHEN, WHEN
    doc.save(path(name))
    same_dates(path(name))


def sheet(title="职责"):
    book = openpyxl.Workbook()
    book.active.title = title
    return book, book.active


def header(ws, r):
    for c in ws[r]:
        c.font = Font(bold=True)
        c.fill = PatternFill("solid", fgColor="DDDDDD")


def numbered(duties, mark, sep="\n", end=""):
    return sep.join(mark(i) + d + end for i, (d, _) in enumerate(duties, 1))


CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩"
HAN = "一二三四五六七八九十"


# Workbooks

def rows_filled():
    book, ws = sheet()
    ws.append(["序号", "部门", "职责内容", "考核指标", "负责人"])
    header(ws, 1)
    n = 0
    for u, h, ds in RETAIL:
        for d, k in ds:
            n += 1
            ws.append([n, u, d, "、".join(k), h])
    save_book(book, "zh_retail_filled.xlsx")
    want("zh_retail_filled.xlsx", rows(RETAIL))


def merged_table(ws, org, first, columns):
    """Rows with merged departments, from row first on; gives the row after the last."""
    r = first
    for u, h, ds in org:
        start = r
        for d, k in ds:
            for c, v in enumerate(columns(u, h, d, k), 1):
                ws.cell(r, c, v)
            r += 1
        if len(ds) > 1:
            ws.merge_cells(start_row=start, end_row=r - 1, start_column=1, end_column=1)
    return r


def rows_merged():
    book, ws = sheet("部门职责")
    ws["A1"] = "果满园水果连锁有限公司部门职责一览表"
    ws.merge_cells("A1:D1")
    ws["A1"].alignment = Alignment(horizontal="center")
    ws["A2"] = "编制：人力资源部"
    ws["D2"] = "版本：2026-03"
    for c, v in enumerate(["部门", "主要职责", "关键指标（KPI）", "备注"], 1):
        ws.cell(3, c, v)
    header(ws, 3)
    r = merged_table(ws, RETAIL, 4, lambda u, h, d, k: [u, d, "\n".join(k), ""])
    ws.cell(r, 1, "合计")
    ws.cell(r, 2, sum(len(ds) for _, _, ds in RETAIL))
    ws.cell(r + 2, 1, "注：职责以公司发文为准，解释权归人力资源部。")
    ws.cell(r + 3, 1, "制表人：")
    ws.cell(r + 3, 3, "审核人：")
    save_book(book, "zh_retail_merged.xlsx")
    want("zh_retail_merged.xlsx", rows(RETAIL, heads=False))


def rows_blank_below():
    book, ws = sheet("Sheet1")
    ws.append(["部门", "负责人", "职责"])
    for u, h, ds in MCN:
        for i, (d, _) in enumerate(ds):
            ws.append([u if i == 0 else None, h if i == 0 else None, d])
    save_book(book, "zh_mcn_blank_below.xlsx")
    want("zh_mcn_blank_below.xlsx", rows(MCN, kpis=False))


POSITIONS = [
    ("内容部", [("选题策划", [0]), ("编导", [1, 3]), ("剪辑师", [2])]),
    ("商务部", [("商务经理", [0, 1]), ("平台关系专员", [2])]),
    ("直播部", [("直播运营", [0, 2, 3]), ("主播培训师", [1])]),
]


def positions_of(org):
    by = {u: ds for u, _, ds in org}
    for u, ps in POSITIONS:
        for p, ids in ps:
            yield u, p, [by[u][i] for i in ids]


def dept_position():
    book, ws = sheet("岗位职责")
    ws.append(["部门", "岗位", "岗位职责", "绩效指标", "编制"])
    header(ws, 1)
    r, lines, seen = 2, [], set()
    start = {}
    for u, p, ds in positions_of(MCN):
        start.setdefault(u, r)
        first = r
        for d, k in ds:
            for c, v in enumerate([u if start[u] == r else None, p if r == first else None, d, "；".join(k), 1 if r == first else None], 1):
                ws.cell(r, c, v)
            r += 1
            if u not in seen:
                seen.add(u)
                lines.append(row(u))
            lines.append(row(p, d, k, parent=u, level="position"))
        if r - first > 1:
            ws.merge_cells(start_row=first, end_row=r - 1, start_column=2, end_column=2)
            ws.merge_cells(start_row=first, end_row=r - 1, start_column=5, end_column=5)
        last = {u: r - 1}
        ends[u] = last[u]
    for u, s in start.items():
        if ends[u] > s:
            ws.merge_cells(start_row=s, end_row=ends[u], start_column=1, end_column=1)
    save_book(book, "zh_mcn_positions.xlsx")
    want("zh_mcn_positions.xlsx", lines)


ends = {}


def position_one_cell():
    book, ws = sheet("岗位说明")
    ws.append(["所属部门", "岗位名称", "岗位职责", "任职要求"])
    lines, seen = [], set()
    for u, p, ds in positions_of(MCN):
        ws.append([u, p, numbered(ds, lambda i: f"{i}. "), "本科及以上学历，两年以上相关经验"])
        if u not in seen:
            seen.add(u)
            lines.append(row(u))
        lines += [row(p, d, parent=u, level="position") for d, _ in ds]
    save_book(book, "zh_mcn_position_cells.xlsx")
    want("zh_mcn_position_cells.xlsx", lines)


def one_cell(name, org, head, cell, kpi=None):
    book, ws = sheet("Sheet1")
    ws.append(head)
    for u, h, ds in org:
        line = [u, cell(ds)]
        if kpi:
            line.append(kpi(ds))
        ws.append(line)
        ws.cell(ws.max_row, 2).alignment = Alignment(wrap_text=True)
    save_book(book, name)
    want(name, rows(org, kpis=False, heads=False))


def one_cells():
    one_cell("zh_mcn_cell_dunhao.xlsx", MCN, ["部门", "部门职责"], lambda ds: numbered(ds, lambda i: f"{i}、", end="；"))
    one_cell("zh_mcn_cell_circled.xlsx", MCN, ["部门名称", "核心职能"], lambda ds: numbered(ds, lambda i: CIRCLED[i - 1], sep=""))
    one_cell("zh_media_cell_brackets.xlsx", MEDIA, ["部门", "工作职责"], lambda ds: numbered(ds, lambda i: f"({i}) ", end="。"))
    one_cell("zh_media_cell_han.xlsx", MEDIA, ["科室", "职责范围"], lambda ds: numbered(ds, lambda i: f"（{HAN[i-1]}）", end="。"))
    one_cell("zh_media_cell_bullets.xlsx", MEDIA, ["部门", "职责"], lambda ds: numbered(ds, lambda i: "• "))
    one_cell("zh_cross_cell_semicolons.xlsx", CROSS, ["部门", "职责"], lambda ds: "；".join(d for d, _ in ds) + "。")
    one_cell("zh_cross_cell_lines.xlsx", CROSS, ["Team 团队", "Duties 职责"], lambda ds: "\n".join(d for d, _ in ds))
    one_cell("zh_factory_cell_inline.xlsx", FACTORY, ["部门", "主要职责"], lambda ds: numbered(ds, lambda i: f"{i}.", sep=" ", end="；"))
    one_cell("en_dtc_cell_letters.xlsx", DTC, ["Department", "Responsibilities"], lambda ds: numbered(ds, lambda i: "abcdef"[i - 1] + ") "))
    one_cell("en_city_cell_dashes.xlsx", CITY, ["Division", "What they do"], lambda ds: numbered(ds, lambda i: "- "))


def cover_and_hidden():
    book, ws = sheet("封面")
    ws["B4"] = "江湾银行滨河支行"
    ws["B6"] = "部门职责汇编"
    ws["B9"] = "二〇二六年三月"
    old = book.create_sheet("2023版")
    old.append(["部门", "职责"])
    for u, _, ds in BANK[:2]:
        old.append([u, "旧版：" + ds[0][0]])
    old.sheet_state = "hidden"
    main = book.create_sheet("职责清单")
    main.append(["部门", "部门负责人", "职责", "指标"])
    for u, h, ds in BANK:
        for d, k in ds:
            main.append([u, h, d, "; ".join(k)])
    words = book.create_sheet("填表说明")
    words.append(["1. 每行填写一项职责。"])
    words.append(["2. 指标之间用分号隔开。"])
    save_book(book, "zh_bank_cover_hidden.xlsx")
    want("zh_bank_cover_hidden.xlsx", rows(BANK))


def two_headers():
    book, ws = sheet()
    ws.append(["基本信息", None, "职责与考核", None, "备注"])
    ws.append(["部门", "负责人", "职责描述", "考核指标", None])
    ws.merge_cells("A1:B1")
    ws.merge_cells("C1:D1")
    ws.merge_cells("E1:E2")
    header(ws, 1)
    header(ws, 2)
    for u, h, ds in BANK:
        for d, k in ds:
            ws.append([u, h, d, "，".join(k), None])
    save_book(book, "zh_bank_two_headers.xlsx")
    want("zh_bank_two_headers.xlsx", rows(BANK))


def header_in_row_four():
    book, ws = sheet("附件1")
    ws["A1"] = "附件1"
    ws["A2"] = "临江区政务服务管理局内设机构职责分工表"
    ws.merge_cells("A2:D2")
    ws["A3"] = "填报单位：综合科"
    ws["D3"] = datetime.date(2026, 3, 1)
    for c, v in enumerate(["内设机构", "科长", "工作职责", "完成时限"], 1):
        ws.cell(4, c, v)
    r = merged_table(ws, GOV, 5, lambda u, h, d, k: [u, h, d, "长期"])
    ws.cell(r + 1, 1, "填表人：韩立")
    ws.cell(r + 1, 3, "分管领导签字：")
    save_book(book, "zh_gov_header_row4.xlsx")
    want("zh_gov_header_row4.xlsx", rows(GOV, kpis=False))


def no_header():
    book, ws = sheet("Sheet1")
    for u, _, ds in GOV:
        for d, _ in ds:
            ws.append([u, d])
    save_book(book, "zh_gov_no_header.xlsx")
    want("zh_gov_no_header.xlsx", rows(GOV, kpis=False, heads=False))


def transposed():
    book, ws = sheet("职责")
    ws.append([u for u, _, _ in RETAIL])
    header(ws, 1)
    for i in range(max(len(ds) for _, _, ds in RETAIL)):
        ws.append([ds[i][0] if i < len(ds) else None for _, _, ds in RETAIL])
    save_book(book, "zh_retail_transposed.xlsx")
    want("zh_retail_transposed.xlsx", rows(RETAIL, kpis=False, heads=False))


def sheet_per_department():
    book = openpyxl.Workbook()
    book.remove(book.active)
    for u, h, ds in CROSS:
        ws = book.create_sheet(u)
        ws["A1"] = u + "职责"
        ws.append(["序号", "职责", "指标", "频次"])
        for i, (d, k) in enumerate(ds, 1):
            ws.append([i, d, "、".join(k), "每周"])
    save_book(book, "zh_cross_sheet_per_department.xlsx")
    want("zh_cross_sheet_per_department.xlsx", rows(CROSS, heads=False))


def people_with_managers():
    people = [  # name, post, department, manager; the order is that of the badge numbers
        ("蒋山", "生产经理", "生产部", "程岚"),
        ("吴桐", "固件工程师", "研发部", "向磊"),
        ("程岚", "总经理", "总经办", ""),
        ("向磊", "研发总监", "研发部", "程岚"),
        ("贾晓", "车间主任", "生产部", "蒋山"),
        ("戴静", "品质经理", "品质部", "程岚"),
        ("宋佳", "检验工程师", "品质部", "戴静"),
        ("雷雨", "结构工程师", "研发部", "向磊"),
    ]
    book, ws = sheet("花名册")
    ws.append(["工号", "姓名", "岗位", "部门", "直属上级", "入职日期"])
    for i, (n, p, u, m) in enumerate(people):
        ws.append([f"HT{i + 101:04d}", n, p, u, m, datetime.date(2020 + i % 5, 1 + i, 10)])
        ws.cell(ws.max_row, 6).number_format = "yyyy-mm-dd"
    save_book(book, "zh_factory_people.xlsx")
    by = {n: u for n, _, u, _ in people}
    heads = {u: p + " " + n for n, p, u, m in people if by.get(m) != u}
    lines, seen = [], set()
    for n, p, u, m in people:
        if u not in seen:
            seen.add(u)
            lines.append(row(u, head=heads[u]))
        lines.append(row(p, parent=u, level="position"))
    want("zh_factory_people.xlsx", lines)


def parents():
    table = [  # department, parent, head; children may stand first
        ("Lending", "Retail Banking", "Grace Kim"),
        ("Collections", "Lending", "Paul Reyes"),
        ("Retail Banking", "", "Nora Steele"),
        ("Member Services", "Retail Banking", "Omar Farouk"),
        ("Compliance", "", "Helen Brandt"),
    ]
    book, ws = sheet("Org")
    ws.append(["Department", "Parent department", "Head of department"])
    for line in table:
        ws.append(list(line))
    save_book(book, "en_bank_parents.xlsx")
    want("en_bank_parents.xlsx", [row(u, head=h, parent=p) for u, p, h in table])


def english_rows():
    book, ws = sheet("Duties")
    ws.append(["ID", "Department", "Responsibility", "KPI", "Owner", "FTE", "Frequency", "Tool"])
    header(ws, 1)
    n = 0
    for u, h, ds in DTC:
        for d, k in ds:
            n += 1
            ws.append([f"R-{n:03d}", u, d, ", ".join(k), h, 0.5, "weekly", "Shopify"])
    ws.append([])
    ws.append(["Total", None, n, None, None, n * 0.5])
    save_book(book, "en_dtc_rows.xlsx")
    want("en_dtc_rows.xlsx", rows(DTC))


def subtotals():
    book, ws = sheet("职责")
    ws.append(["部门", "职责", "工时（小时/周）"])
    hours = 0
    for u, _, ds in FACTORY:
        for i, (d, _) in enumerate(ds):
            ws.append([u if i == 0 else None, d, 4 + i])
        ws.append(["小计", None, sum(4 + i for i in range(len(ds)))])
        hours += sum(4 + i for i in range(len(ds)))
    ws.append(["总计", None, hours])
    save_book(book, "zh_factory_subtotals.xlsx")
    want("zh_factory_subtotals.xlsx", rows(FACTORY, kpis=False, heads=False))


def three_levels():
    table = [
        ("营销中心", "品牌部", "品牌经理", "制定品牌年度传播计划"),
        ("营销中心", "品牌部", "品牌经理", "审批对外宣传物料"),
        ("营销中心", "品牌部", "设计师", "设计门店物料和包装"),
        ("营销中心", "渠道部", "渠道主管", "开发和考核经销商"),
        ("供应链中心", "计划部", "计划员", "滚动预测十三周销量"),
        ("供应链中心", "计划部", "计划员", "下达生产和采购计划"),
        ("供应链中心", "仓储部", "仓库主管", "组织月度盘点"),
    ]
    book, ws = sheet("职责分解")
    ws.append(["序号", "一级部门", "二级部门", "岗位", "职责"])
    for i, line in enumerate(table, 1):
        ws.append([i, *line])
    save_book(book, "zh_three_levels.xlsx")
    lines, seen = [], set()
    for a, b, p, d in table:
        if a not in seen:
            seen.add(a)
            lines.append(row(a))
        if b not in seen:
            seen.add(b)
            lines.append(row(b, parent=a, level="team"))
        lines.append(row(p, d, parent=b, level="position"))
    want("zh_three_levels.xlsx", lines)


def raci():
    letters = {
        "评审新供应商资质": ("A/R", "C", "I", ""),
        "签订年度采购合同": ("R", "", "", "A"),
        "策划周年庆促销": ("C", "C", "A", "I"),
        "执行门店促销陈列": ("", "A", "C", ""),
        "核算促销投入产出": ("", "I", "R", "A"),
        "处理顾客食品安全投诉": ("C", "A/R", "I", ""),
        "盘点门店库存": ("", "R", "", "A"),
    }
    units = ["采购部", "门店运营部", "会员与营销部", "财务部"]
    book, ws = sheet("RACI")
    ws["A1"] = "关键职责 RACI 矩阵"
    ws.append(["职责", *units])
    for d, ls in letters.items():
        ws.append([d, *ls])
    ws.append([])
    ws.append(["R=负责执行 A=最终负责 C=需咨询 I=需知会"])
    save_book(book, "zh_retail_raci.xlsx")
    want("zh_retail_raci.xlsx", [row(units[[("A" in l) for l in ls].index(True)], d) for d, ls in letters.items()])


def weekly_plan():
    book, ws = sheet("第10周")
    ws["A1"] = "市场部周工作计划（3月2日—3月6日）"
    ws.append(["日期", "事项", "地点", "参加人", "完成情况"])
    for i, what in enumerate(["9:30 周例会", "与印刷厂核对海报样稿", "拜访华联超市王经理", "下午参加消防演练", "提交周报"]):
        ws.append([datetime.date(2026, 3, 2 + i), what, "三楼会议室", "全员", "已完成" if i < 2 else ""])
        ws.cell(ws.max_row, 1).number_format = 'm"月"d"日"'
    save_book(book, "zh_weekly_plan.xlsx")
    want("zh_weekly_plan.xlsx", [])


def formulas():
    """Departments filled down by formulas, and numbers of rows; LibreOffice computes them."""
    book, ws = sheet("职责")
    ws.append(["序号", "部门", "职责", "指标"])
    r = 2
    for u, _, ds in MEDIA:
        for i, (d, k) in enumerate(ds):
            ws.append(["=ROW()-1", u if i == 0 else f"=B{r - 1}", d, k[0] if k else None])
            r += 1
    convert(book, "zh_media_formulas.xlsx", "xlsx")
    want("zh_media_formulas.xlsx", rows(MEDIA, heads=False))


def libreoffice_book():
    book, ws = sheet("部门职责")
    ws["A1"] = "越洋优选 部门职责"
    ws.merge_cells("A1:D1")
    for c, v in enumerate(["部门", "职责", "指标", "负责人"], 1):
        ws.cell(2, c, v)
    r = 3
    for u, h, ds in CROSS:
        s = r
        for d, k in ds:
            for c, v in enumerate([u if r == s else None, d, "、".join(k), h if r == s else None], 1):
                ws.cell(r, c, v)
            r += 1
        if r - s > 1:
            ws.merge_cells(start_row=s, end_row=r - 1, start_column=1, end_column=1)
            ws.merge_cells(start_row=s, end_row=r - 1, start_column=4, end_column=4)
    convert(book, "zh_cross_libreoffice.xlsx", "xlsx")
    want("zh_cross_libreoffice.xlsx", rows(CROSS))


def soffice(source, target, kind):
    with tempfile.TemporaryDirectory() as tmp:
        subprocess.run(["soffice", "-env:UserInstallation=file://" + tmp + "/profile", "--headless", "--convert-to", kind, "--outdir", tmp + "/out", source],
                       check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        made = os.listdir(tmp + "/out")[0]
        shutil.move(os.path.join(tmp, "out", made), target)


def convert(book_or_doc, name, kind):
    with tempfile.TemporaryDirectory() as tmp:
        if kind == "docx":
            source = os.path.join(tmp, "a.odt")
            first = os.path.join(tmp, "a.docx")
            book_or_doc.save(first)
            soffice(first, source, "odt")
        else:
            source = os.path.join(tmp, "a.ods")
            first = os.path.join(tmp, "a.xlsx")
            book_or_doc.save(first)
            soffice(first, source, "ods")
        soffice(source, path(name), kind)
    same_dates(path(name))


def excelize():
    subprocess.run(["go", "run", os.path.join(HERE, "excelize.go"), path("en_freight_excelize.xlsx")], check=True, cwd=HERE)
    want("en_freight_excelize.xlsx", rows(FREIGHT))


# Text

def table_text(org, head, line, sep, newline="\r\n"):
    def cell(v):
        return '"' + v.replace('"', '""') + '"' if any(c in v for c in (sep, '"', "\n")) else v
    lines = [head] if head else []
    for u, h, ds in org:
        lines += [line(u, h, d, k) for d, k in ds]
    return newline.join(sep.join(cell(v) for v in l) for l in lines) + newline


def write(name, text, encoding):
    with open(path(name), "wb") as f:
        f.write(text.encode(encoding))


def texts():
    write("zh_retail_gb18030.csv", table_text(RETAIL, ["部门", "职责", "指标"], lambda u, h, d, k: [u, d, "、".join(k)], ","), "gb18030")
    want("zh_retail_gb18030.csv", rows(RETAIL, heads=False))

    write("zh_media_utf16.txt", "\ufeff" + table_text(MEDIA, ["部门", "部门主任", "职责"], lambda u, h, d, k: [u, h, d], "\t"), "utf-16-le")
    want("zh_media_utf16.txt", rows(MEDIA, kpis=False))

    write("en_dtc_semicolon.csv", table_text(DTC, ["Team", "Lead", "Duty", "Metric"], lambda u, h, d, k: [u, h, d, ", ".join(k)], ";"), "utf-8")
    want("en_dtc_semicolon.csv", rows(DTC))

    lines = ["部门,职责"]
    for u, _, ds in CROSS:
        lines.append(u + ',"' + numbered(ds, lambda i: f"{i}、") + '"')
    write("zh_cross_multiline.csv", "\ufeff" + "\r\n".join(lines) + "\r\n", "utf-8")
    want("zh_cross_multiline.csv", rows(CROSS, kpis=False, heads=False))

    write("zh_taiwan_big5.csv", table_text(TAIWAN, ["部門", "主管", "職責", "績效指標"], lambda u, h, d, k: [u, h, d, "、".join(k)], ","), "big5")
    want("zh_taiwan_big5.csv", rows(TAIWAN))

    write("en_freight_tabs.txt", table_text(FREIGHT, ["Department", "Duty", "KPI"], lambda u, h, d, k: [u, d, "; ".join(k)], "\t", "\n"), "utf-8")
    want("en_freight_tabs.txt", rows(FREIGHT, heads=False))

    write("zh_factory_no_header.csv", table_text(FACTORY, None, lambda u, h, d, k: [u, d], ","), "gb18030")
    want("zh_factory_no_header.csv", rows(FACTORY, kpis=False, heads=False))

    blocks = []
    for u, _, ds in GOV:
        blocks.append(u + "\r\n" + numbered(ds, lambda i: f"{i}、", sep="\r\n", end="；"))
    write("zh_gov_lines.txt", "\r\n\r\n".join(blocks) + "\r\n", "gb18030")
    want("zh_gov_lines.txt", rows(GOV, kpis=False, heads=False))

    blocks = []
    for u, _, ds in CREDIT_UNION:
        blocks.append(u + ":\n" + "\n".join("- " + d for d, _ in ds))
    write("en_bank_lines.txt", "\n\n".join(blocks) + "\n", "utf-8")
    want("en_bank_lines.txt", rows(CREDIT_UNION, kpis=False, heads=False))

    page = ['<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312"><style>td{mso-number-format:"\\@"}</style></head><body>',
            "<table border=1><tr><th>部门</th><th>职责</th><th>考核指标</th></tr>"]
    for u, _, ds in BANK:
        for i, (d, k) in enumerate(ds):
            first = f'<td rowspan="{len(ds)}">{u}</td>' if i == 0 else ""
            page.append(f"<tr>{first}<td>{d}</td><td>{'<br>'.join(k) or '&nbsp;'}</td></tr>")
    page.append("</table></body></html>")
    write("zh_bank_export.xls", "\r\n".join(page), "gb18030")
    want("zh_bank_export.xls", rows(BANK, heads=False))

    write("en_price_list.csv", "SKU,Product,Unit price,Stock\n" + "".join(f"A-{i},Cotton tote {c},{9 + i}.90,{40 * i}\n" for i, c in enumerate(["black", "white", "olive", "navy"], 1)), "utf-8")
    want("en_price_list.csv", [])


# Word

def document(font="宋体"):
    doc = docx.Document()
    doc.styles["Normal"].font.name = font
    doc.styles["Normal"].element.rPr.rFonts.set(qn("w:eastAsia"), font)
    return doc


def headings_auto():
    doc = document()
    doc.add_paragraph("江湾银行滨河支行部门职责", style="Title")
    doc.add_paragraph("为明确各部门职责分工，提高工作效率，制定本规定。")
    for u, _, ds in BANK:
        doc.add_heading(u, level=1)
        for d, _ in ds:
            doc.add_paragraph(d + "；", style="List Number")
    doc.add_heading("附则", level=1)
    doc.add_paragraph("本规定自发布之日起施行，由综合部负责解释。")
    save_doc(doc, "zh_bank_headings.docx")
    want("zh_bank_headings.docx", rows(BANK, kpis=False, heads=False))


def headings_typed(save, name):
    doc = document()
    p = doc.add_paragraph()
    p.add_run("城事报业集团各部门职责").bold = True
    for i, (u, _, ds) in enumerate(MEDIA):
        doc.add_paragraph().add_run(f"{HAN[i]}、{u}").bold = True
        for j, (d, _) in enumerate(ds, 1):
            doc.add_paragraph(f"{j}、{d}。")
    save(doc, name)
    want(name, rows(MEDIA, kpis=False, heads=False))


def typed_heading_styles():
    doc = document()
    for i, (u, h, ds) in enumerate(FACTORY):
        doc.add_heading(f"第{HAN[i]}章 {u}", level=1)
        doc.add_paragraph(f"负责人：{h}")
        doc.add_heading("主要职责", level=2)
        for j, (d, _) in enumerate(ds, 1):
            doc.add_paragraph(f"（{j}）{d}；")
        doc.add_heading("考核指标", level=2)
        doc.add_paragraph("、".join(k for _, ks in ds for k in ks))
    save_doc(doc, "zh_factory_chapters.docx")
    lines = []
    for u, h, ds in FACTORY:
        lines += [row(u, d, head=h) for d, _ in ds]
        lines.append(row(u, kpis=[k for _, ks in ds for k in ks], head=h))
    want("zh_factory_chapters.docx", lines)


def table_doc():
    doc = document()
    doc.add_paragraph("果满园部门职责表")
    t = doc.add_table(rows=1, cols=4)
    t.style = "Table Grid"
    for c, v in zip(t.rows[0].cells, ["序号", "部门", "职责", "考核指标"]):
        c.text = v
    n = 0
    for u, _, ds in RETAIL:
        first = None
        for d, k in ds:
            n += 1
            cells = t.add_row().cells
            cells[0].text, cells[2].text, cells[3].text = str(n), d, "、".join(k)
            first = first or cells[1]
        last = t.rows[-1].cells[1]
        if last is not first:
            first.merge(last)
        first.text = u
    save_doc(doc, "zh_retail_table.docx")
    want("zh_retail_table.docx", rows(RETAIL, heads=False))


def table_cells_doc():
    """One row per department; the duties are paragraphs of a list in one cell."""
    doc = document()
    t = doc.add_table(rows=1, cols=3)
    for c, v in zip(t.rows[0].cells, ["部门", "部门负责人", "工作职责"]):
        c.text = v
    for u, h, ds in GOV:
        cells = t.add_row().cells
        cells[0].text, cells[1].text = u, h
        cells[2].paragraphs[0].text = ds[0][0]
        cells[2].paragraphs[0].style = "List Number"
        for d, _ in ds[1:]:
            cells[2].add_paragraph(d, style="List Number")
    save_doc(doc, "zh_gov_table_lists.docx")
    want("zh_gov_table_lists.docx", rows(GOV, kpis=False))


MISSIONS = {
    "内容部": "用好内容为达人积累可信赖的粉丝",
    "达人经纪部": "让达人愿意留下来成长",
    "商务部": "让品牌的每一笔投放都有回报",
    "直播部": "把直播间做成稳定的成交场",
    "供应链部": "给直播间供应卖得动、退得少的货",
}


def eight_parts():
    doc = document()
    lines = []
    for u, h, ds in MCN[:4]:
        doc.add_heading(u + "职能说明书", level=1)
        for i, (part, content) in enumerate([
            ("部门归属", ["隶属：总经理办公室", "部门负责人：" + h]),
            ("部门使命", [MISSIONS[u]]),
            ("主要职责", [f"{j}、{d}" for j, (d, _) in enumerate(ds, 1)]),
            ("岗位设置与人数", ["经理1人，专员3人"]),
            ("权限", ["5000元以内的费用审批权"]),
            ("协作关系", ["与商务部对接排期，与财务部对接结算"]),
            ("绩效指标", [k for _, ks in ds for k in ks]),
            ("版本", ["V2.1，2026年3月修订"]),
        ]):
            p = doc.add_paragraph()
            p.add_run(f"{HAN[i]}、{part}").bold = True
            for c in content:
                doc.add_paragraph(c)
        above = "总经理办公室"
        lines += [row(above)] if u == "内容部" else []
        lines += [row(u, d, head=h, parent=above) for d, _ in ds]
        lines += [row(p, parent=u, level="position") for p in ("经理", "专员")]
        kpis = [k for _, ks in ds for k in ks]
        if kpis:
            lines.append(row(u, kpis=kpis, head=h, parent=above))
    save_doc(doc, "zh_mcn_eight_parts.docx")
    want("zh_mcn_eight_parts.docx", lines)


def eight_parts_table():
    doc = document()
    lines = []
    for u, h, ds in FACTORY:
        doc.add_paragraph(u + "职能说明书")
        t = doc.add_table(rows=0, cols=2)
        t.style = "Table Grid"
        for part, content in [
            ("部门名称", u), ("上级", "总经理"), ("负责人", h), ("部门使命", "按期交付让客户放心的产品"),
            ("主要职责", numbered(ds, lambda i: f"{i}. ")), ("岗位编制", "部长1人，工程师6人"), ("权限", "部门预算内的采购申请权"),
            ("协作部门", "品质部、计划物控部"), ("绩效指标", "\n".join(k for _, ks in ds for k in ks)), ("版本", "A/3"),
        ]:
            cells = t.add_row().cells
            cells[0].text, cells[1].text = part, content
        doc.add_paragraph("")
        lines += [row(u, d, head=h) for d, _ in ds]
        lines += [row(p, parent=u, level="position") for p in ("部长", "工程师")]
        lines.append(row(u, kpis=[k for _, ks in ds for k in ks], head=h))
    save_doc(doc, "zh_factory_eight_parts.docx")
    want("zh_factory_eight_parts.docx", lines)


def position_descriptions():
    doc = document()
    lines, seen = [], set()
    for u, p, ds in positions_of(MCN):
        doc.add_heading(p + "岗位说明书", level=1)
        t = doc.add_table(rows=2, cols=4)
        t.style = "Table Grid"
        for c, v in zip(t.rows[0].cells, ["岗位名称", p, "所属部门", u]):
            c.text = v
        for c, v in zip(t.rows[1].cells, ["直接上级", u + "经理", "编制", "1"]):
            c.text = v
        doc.add_paragraph("一、岗位职责")
        for j, (d, _) in enumerate(ds, 1):
            doc.add_paragraph(f"{j}. {d}")
        doc.add_paragraph("二、任职资格")
        doc.add_paragraph("1. 大专以上学历")
        doc.add_paragraph("2. 有团队合作精神")
        if u not in seen:
            seen.add(u)
            lines.append(row(u))
        lines += [row(p, d, parent=u, level="position") for d, _ in ds]
    save_doc(doc, "zh_mcn_position_descriptions.docx")
    want("zh_mcn_position_descriptions.docx", lines)


def government_plan():
    doc = document("仿宋")
    doc.add_paragraph("临江区政务服务管理局职能配置、内设机构和人员编制规定")
    doc.add_paragraph("第三条 区政务服务管理局设下列内设机构：")
    for i, (u, _, ds) in enumerate(GOV):
        doc.add_paragraph(f"（{HAN[i]}）{u}。" + "；".join(d for d, _ in ds) + "。")
    doc.add_paragraph("第四条 区政务服务管理局机关行政编制18名。")
    doc.add_paragraph("第五条 本规定自2026年3月1日起施行。")
    save_doc(doc, "zh_gov_plan.docx")
    want("zh_gov_plan.docx", rows(GOV, kpis=False, heads=False))


def charters():
    doc = document("Calibri")
    doc.add_heading("Brightleaf Skincare: Team Charters", level=0)
    lines = []
    for u, h, ds in DTC:
        doc.add_heading(u, level=1)
        p = doc.add_paragraph()
        p.add_run("Purpose: ").bold = True
        p.add_run("keep customers' skin, and their trust, in good shape.")
        p = doc.add_paragraph()
        p.add_run("Team lead: ").bold = True
        p.add_run(h)
        p = doc.add_paragraph()
        p.add_run("Reports to: ").bold = True
        p.add_run("Chief Operating Officer")
        doc.add_heading("Responsibilities", level=2)
        for d, _ in ds:
            doc.add_paragraph(d, style="List Bullet")
        doc.add_heading("KPIs", level=2)
        for _, ks in ds:
            for k in ks:
                doc.add_paragraph(k, style="List Bullet")
        doc.add_heading("Works with", level=2)
        doc.add_paragraph("Finance on budgets, Legal on claims.")
        lines += [row(u, d, head=h) for d, _ in ds]
        lines.append(row(u, kpis=[k for _, ks in ds for k in ks], head=h))
    save_doc(doc, "en_dtc_charters.docx")
    want("en_dtc_charters.docx", lines)


def charter_tables():
    doc = document("Calibri")
    doc.add_heading("Harbor City Permits Office", level=0)
    lines = []
    for u, h, ds in CITY:
        t = doc.add_table(rows=0, cols=2)
        t.style = "Table Grid"
        for part in ["Division", "Manager", "Duties", "Performance measures"]:
            cells = t.add_row().cells
            cells[0].text = part
            if part == "Division":
                cells[1].text = u
            elif part == "Manager":
                cells[1].text = h
            elif part == "Duties":
                cells[1].paragraphs[0].text = ds[0][0]
                cells[1].paragraphs[0].style = "List Bullet"
                for d, _ in ds[1:]:
                    cells[1].add_paragraph(d, style="List Bullet")
            else:
                cells[1].text = "; ".join(k for _, ks in ds for k in ks)
        doc.add_paragraph("")
        lines += [row(u, d, head=h) for d, _ in ds]
        lines.append(row(u, kpis=[k for _, ks in ds for k in ks], head=h))
    save_doc(doc, "en_city_charter_tables.docx")
    want("en_city_charter_tables.docx", lines)


def job_descriptions():
    doc = document("Calibri")
    jobs = [
        ("Rate Analyst", "Sales", "Head of Sales", ["Compare carrier tariffs every Monday", "Prepare quotes for key accounts"]),
        ("Customs Broker", "Operations", "Operations Manager", ["Classify goods under the tariff schedule", "Submit import entries", "Answer customs queries"]),
        ("Claims Adjuster", "Claims", "Head of Claims", ["Survey damaged cargo", "Settle claims under 5,000 dollars"]),
    ]
    lines = []
    for title, unit, boss, ds in jobs:
        doc.add_heading("Job Description", level=1)
        for k, v in [("Job title", title), ("Department", unit), ("Reports to", boss)]:
            p = doc.add_paragraph()
            p.add_run(k + ": ").bold = True
            p.add_run(v)
        doc.add_heading("Key responsibilities", level=2)
        for d in ds:
            doc.add_paragraph(d + ".", style="List Bullet")
        doc.add_heading("Requirements", level=2)
        doc.add_paragraph("Three years of experience in freight forwarding.", style="List Bullet")
        doc.add_page_break()
        lines.append(row(unit))
        lines += [row(title, d, parent=unit, level="position") for d in ds]
    save_doc(doc, "en_freight_jobs.docx")
    want("en_freight_jobs.docx", lines)


def minutes():
    doc = document()
    doc.add_heading("三月经营例会纪要", level=1)
    for line in ["时间：2026年3月5日14:00", "地点：二楼会议室", "参会：何向东、罗倩、谭志刚、孙丽华", "记录：小陈"]:
        doc.add_paragraph(line)
    doc.add_heading("一、讨论情况", level=2)
    doc.add_paragraph("何向东汇报了二月销售情况，草莓损耗偏高。")
    doc.add_paragraph("罗倩认为三八节活动效果好于去年，但赠品发晚了两天。")
    doc.add_heading("二、会议决定", level=2)
    doc.add_paragraph("1. 下周三前由谭志刚提交冷库检修方案。")
    doc.add_paragraph("2. 清明促销预算暂定六万元，3月12日再议。")
    save_doc(doc, "zh_retail_minutes.docx")
    want("zh_retail_minutes.docx", [])


def main():
    os.makedirs(OUT, exist_ok=True)
    for f in os.listdir(OUT):
        os.remove(path(f))
    for make in (rows_filled, rows_merged, rows_blank_below, dept_position, position_one_cell, one_cells, cover_and_hidden, two_headers, header_in_row_four,
                 no_header, transposed, sheet_per_department, people_with_managers, parents, english_rows, subtotals, three_levels, raci, weekly_plan,
                 formulas, libreoffice_book, excelize, texts, headings_auto, typed_heading_styles, table_doc, table_cells_doc, eight_parts, eight_parts_table,
                 position_descriptions, government_plan, charters, charter_tables, job_descriptions, minutes):
        make()
    headings_typed(save_doc, "zh_media_typed.docx")
    headings_typed(lambda doc, name: convert(doc, name, "docx"), "zh_media_libreoffice.docx")
    files = [f for f in os.listdir(OUT) if not f.endswith(".want.tsv")]
    print(len(files), "files")


if __name__ == "__main__":
    sys.exit(main())
