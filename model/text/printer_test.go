package text

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"sandtable/model"
)

func TestNumbersAreWrittenForReading(t *testing.T) {
	p := For(model.ZH)
	for v, want := range map[float64]string{0: "0", .43: "0.43", -.43: "−0.43", 3: "3", -3: "−3", 1.5: "1.5", 78.333: "78.33", -.001: "0"} {
		if got := p.Number(v); got != want {
			t.Errorf("%v is written %q, not %q", v, got, want)
		}
	}
	if got := p.Signed(3) + " " + p.Signed(-.14) + " " + p.Signed(0); got != "+3 −0.14 0" {
		t.Error(got)
	}
}

func TestPlaceholdersAreFilledOnceAndPluralsFollowTheNumber(t *testing.T) {
	p := NewChrome(fstest.MapFS{"en.json": {Data: []byte(`{"x":{"count":"{n} {n|card|cards} in {u}"}}`)}}).In(model.EN)
	if got := p.T("x.count", "n", 1, "u", "{n}"); got != "1 card in {n}" {
		t.Error(got)
	}
	if got := p.T("x.count", "n", 2, "u", "EC"); got != "2 cards in EC" {
		t.Error(got)
	}
	if got := p.T("x.missing"); got != "x.missing" || p.Has("x.missing") {
		t.Errorf("a missing key is %q", got)
	}
	if For(model.EN).Has("x.count") {
		t.Error("words that were brought along leaked into other printers")
	}
}

func TestAnIndexHasTwoDecimals(t *testing.T) {
	p := For(model.EN)
	if got := p.Index(.2) + " " + p.Index(0) + " " + p.Index(1) + " " + p.Index(-.4); got != "0.20 0 1 −0.40" {
		t.Error(got)
	}
}

func TestQuotationMarksInsideQuotedNamesAreSingle(t *testing.T) {
	if got := For(model.ZH).Quote("策划“双11”大促"); got != "“策划‘双11’大促”" {
		t.Error(got)
	}
	if got := For(model.EN).Quote(`The "618" and “Double 11”`); got != `"The '618' and 'Double 11'"` {
		t.Error(got)
	}
}

func TestALongNameIsCutBetweenWords(t *testing.T) {
	if got := Short("提升线上销售额与市场份额。"); got != "提升线上销售额与市场份额" {
		t.Error(got)
	}
	if got := Short(strings.Repeat("长", 100)); got != strings.Repeat("长", 23)+"…" {
		t.Error(got)
	}
	if got := Short("Plan and carry out the online marketing strategy of all platforms"); got != "Plan and carry out the online marketing..." {
		t.Error(got)
	}
	if got := Short(strings.Repeat("👩‍💻", 100)); len([]rune(got)) > 80 {
		t.Error(got)
	}
}

type codedError struct{ code, path string }

func (e codedError) Error() string { return e.code }
func (e codedError) Code() string  { return e.code }
func (e codedError) Path() string  { return e.path }

type backedError struct{ codedError }

func (e backedError) Backup() string { return e.path + ".backup" }

func TestAnErrorSaysWhatHappenedAndWhatToDo(t *testing.T) {
	s := office(t)
	duty := model.Ref{Kind: model.DutyKind, ID: "d1"}
	refused := func(v model.Verb) error { _, err := v(s); return err }
	resolved := func(words ...string) error {
		_, err := model.Call{Verb: words[0], Args: words[1:]}.Resolve(s, model.Caller{Lang: model.ZH, Mint: func(model.Kind) model.ID { return "n1" }})
		return err
	}
	for _, tc := range []struct {
		name     string
		err      error
		zh, hint string
	}{
		{"a duty that is gone is not called by its id", refused(model.RemoveDuties("d77")), "这个职责已不在方案中", "它可能刚被删除、合并或撤销，请在画面上重新选择。"},
		{"an unknown word", resolved("remove-duty", "d77"), "找不到“d77”", "请检查编号或名称，它可能已被删除或改名。"},
		{"a word without end", resolved("remove-duty", strings.Repeat("长", 100_000)), "找不到“" + strings.Repeat("长", 120) + "…”", "请检查编号或名称，它可能已被删除或改名。"},
		{"a unit in the place of a duty", resolved("remove-duty", "EC"), "“电商部”是单位，这里不适用", "请换一个合适的对象。"},
		{"a name given twice", refused(model.SplitUnit("EC", model.Position, model.UnitPart{ID: "n1", Name: model.Text{ZH: "甲"}}, model.UnitPart{ID: "n2", Name: model.Text{ZH: "甲"}})), "名称“甲”已被使用", "同级单位不能重名，请换一个名称。"},
		{"a day that is none", refused(model.EditRecord(model.Ref{Kind: model.BriefKind, ID: model.BriefID}, map[string]string{"effective": "yesterday"})), "生效日期：“yesterday”不是日期", "请写成年-月-日，例如 2027-01-31。"},
		{"a taken name", refused(model.RenameUnit("EC", model.Text{ZH: "媒体部"})), "名称“媒体部”已被使用", "同级单位不能重名，请换一个名称。"},
		{"a unit below itself", refused(model.MoveUnit("MD", "AD")), "“媒体部”不能放到自己之下", "“投放优化”就在“媒体部”之内，请选择外面的单位。"},
		{"an unknown verb", resolved("fly"), "没有“fly”这个动作", "运行 sandtablectl do --help 查看全部动作。"},
		{"missing arguments", resolved("move-duty", "d1"), "参数不对", "用法：move-duty DUTY… UNIT|-"},
		{"a wrong number", refused(model.EditRecord(duty, map[string]string{"criticality": "many"})), "关键程度：“many”不是数字", "请输入数字。"},
		{"a number out of range", refused(model.EditRecord(duty, map[string]string{"criticality": "9"})), "关键程度：9超出范围", "允许0至3。"},
		{"a word that is not offered", refused(model.EditRecord(duty, map[string]string{"state": "asleep"})), "状态：不能是“asleep”",
			"可选：active（在做）、deferred（暂缓）、outsourced（外包）。"},
		{"an unknown field", refused(model.EditRecord(duty, map[string]string{"colour": "red"})), "没有“colour”这个字段", "请检查字段名。"},
		{"a file error inside another", fmt.Errorf("open: %w", codedError{"file-damaged", "/tmp/a.sandtable"}),
			"/tmp/a.sandtable 已损坏", "原文件未被改动，旁边没有可以打开的备份。请找回以前另存或发送过的副本。"},
		{"a file of which there is a backup", backedError{codedError{"file-damaged", "a"}}, "a 已损坏", "原文件未被改动。最近一份可以打开的备份：a.backup"},
		{"a newer file of which there is a backup", backedError{codedError{"file-newer", "a"}}, "a 由更新的版本写成", "请升级 Sandtable 后再打开，文件未被改动。"},
		{"an error nobody foresaw", errors.New("boom"), "出现意外错误", "boom"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			headline, hint := For(model.ZH).Error(s, tc.err)
			if headline != tc.zh || hint != tc.hint {
				t.Errorf("\n got %s / %s\nwant %s / %s", headline, hint, tc.zh, tc.hint)
			}
			headline, hint = For(model.EN).Error(s, tc.err)
			if headline == "" || hint == "" || strings.Contains(headline+hint, "{") {
				t.Errorf("English: %s / %s", headline, hint)
			}
		})
	}
}

func TestDatesAreSaidInTheZoneOfTheTime(t *testing.T) {
	at := time.Date(2026, 11, 23, 14, 32, 5, 0, time.FixedZone("CST", 8*3600))
	if got := For(model.ZH).Date(at); got != "2026年11月23日 14:32" {
		t.Error(got)
	}
	if got := For(model.EN).Date(at); got != "23 Nov 2026, 14:32" {
		t.Error(got)
	}
	if got := For(model.ZH).Day("2027-01-01"); got != "2027年1月1日" {
		t.Error(got)
	}
	if got := For(model.ZH).Day("Q1"); got != "Q1" {
		t.Error(got)
	}
}

func TestValuesAreSaidInWords(t *testing.T) {
	s := office(t)
	say := func(k model.Kind, field, canonical string) string {
		f, _ := model.FieldOf(k, field)
		return For(model.ZH).Value(s, f, canonical)
	}
	for _, tc := range [][4]string{
		{"duty", "unit", "AD", "媒体部 / 投放优化"},
		{"duty", "unit", "", "待分配"},
		{"unit", "parent", "", "最高层"},
		{"duty", "functions", "data\ntraffic\nzzz", "数据分析、流量、zzz"},
		{"duty", "control", "", "无"},
		{"duty", "state", "", "在做"},
		{"duty", "basis", "", "默认值"},
		{"goal", "horizon", "short", "短期"},
		{"goal", "stances", "brand\nloyalty", "品牌、忠诚度"},
		{"handoff", "frequency", "daily", "每日"},
		{"link", "from", "duty:d1", "用户行为分析"},
		{"link", "strength", "2", "有贡献"},
		{"unit", "formerHeads", model.PackText(model.Text{ZH: "张三", EN: "Zhang San"}), "张三"},
		{"duty", "text.stale", "en", "英文"},
		{"lock", "duties", "d1\nd2", "用户行为分析、内容生产"},
	} {
		if got := say(model.Kind(tc[0]), tc[1], tc[2]); got != tc[3] {
			t.Errorf("%s.%s %q is said %q, not %q", tc[0], tc[1], tc[2], got, tc[3])
		}
	}
}
