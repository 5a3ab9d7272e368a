package scenarios_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"sandtable/model"
	"sandtable/scenarios"
)

// What stands in a foreign schema here fails when it is asked, so the reason of the
// refusal tells whether it was: in earnest it would never come to an end.
func TestNothingOfAForeignSchemaEverRuns(t *testing.T) {
	const fails = "abs(-9223372036854775808)"
	cases := map[string][]string{
		"a constraint of a table":    {"pragma writable_schema = 1", "update sqlite_master set sql = replace(sql, 'check (seq > 0)', 'check (" + fails + " > 0)')"},
		"an index under a condition": {"pragma writable_schema = 1", "create index i on log (why) where abs(seq) > 0", "update sqlite_master set sql = replace(sql, 'abs(seq)', '" + fails + "') where name = 'i'"},
		"a computed column":          {"pragma writable_schema = 1", "update sqlite_master set sql = replace(sql, 'why text not null', 'why text not null, sum int generated always as (" + fails + ") virtual')"},
	}
	for _, name := range []string{"page_count", "page_size", "user_version", "application_id", "foreign_key_check", "integrity_check", "data_version"} {
		cases["a view named pragma_"+name] = []string{"create view pragma_" + name + "(" + name + ") as select " + fails}
	}
	for name, statements := range cases {
		t.Run(name, func(t *testing.T) {
			path := closed(t)
			execute(t, path, statements...)
			_, err := scenarios.Open(path, options("Ann"))
			if d, ok := errors.AsType[*scenarios.DamagedError](err); !ok || !strings.Contains(d.Error(), "differ from ours") {
				t.Errorf("it was not the schema that was looked at first: %v", err)
			}
		})
	}
}

func TestAForeignSchemaThatComesWhileALibraryIsOpenIsNotRunByVerify(t *testing.T) {
	l := library(t)
	execute(t, l.Path(), "create view pragma_foreign_key_check(\"table\", parent) as select abs(-9223372036854775808), 1")
	if err := l.Verify(); err == nil || !strings.Contains(err.Error(), "differ from ours") {
		t.Error(err)
	}
}

func TestATriggerThatComesWhileALibraryIsOpenDoesNotRun(t *testing.T) {
	l := library(t)
	s := session(t, l, "V0")
	must(t, s.Do(model.MoveDuties("MD", "D1"), ""), l.SetSetting("a", "b"))
	execute(t, l.Path(), "create trigger t after insert on log begin delete from setting; end")
	_, forked := l.Fork("V0", word("Fork"))
	for name, err := range map[string]error{"do": s.Do(model.MoveDuties("MD", "D2"), ""), "undo": s.Undo(), "fork": forked, "set": l.SetSetting("a", "c")} {
		if _, ok := errors.AsType[*scenarios.DamagedError](err); !ok {
			t.Errorf("%s: %v", name, err)
		}
	}
	if value, _, err := l.Setting("a"); err != nil || value != "b" {
		t.Errorf("the setting is %q, %v", value, err)
	}
	execute(t, l.Path(), "drop trigger t")
	must(t, s.Do(model.MoveDuties("MD", "D2"), ""), l.Verify())
}

func TestALibraryThatANewerProgramTakesOverWhileItIsOpenIsNotWrittenAnyMore(t *testing.T) {
	l := library(t)
	s := session(t, l, "V0")
	execute(t, l.Path(), "alter table log add column more text", fmt.Sprint("pragma user_version = ", scenarios.FileFormat+1))
	if err := s.Do(model.MoveDuties("MD", "D1"), ""); !errors.Is(err, scenarios.ErrNewer) {
		t.Error(err)
	}
}

// A row may be signed by somebody who knows how, and still say what no verb does.
func TestASignedRowThatBreaksTheTreeIsFoundOnOpeningTheScenario(t *testing.T) {
	for name, change := range map[string]string{
		"a unit below itself":     `{"verb":"move-unit","edits":[{"ref":"unit:EC","cells":{"parent":["","EC"]}}]}`,
		"two units in each other": `{"verb":"move-unit","edits":[{"ref":"unit:EC","cells":{"parent":["","MD"]}},{"ref":"unit:MD","cells":{"parent":["","EC"]}}]}`,
		"a duty nowhere":          `{"verb":"move-duty","edits":[{"ref":"duty:D1","cells":{"unit":["EC","nowhere"]}}]}`,
	} {
		t.Run(name, func(t *testing.T) {
			path := closed(t)
			live, err := scenarios.Open(path, options("Bob"))
			must(t, err)
			defer live.Close()
			watching := session(t, live, "V0")
			execute(t, path, "insert into log (scenario, seq, verb, change, why, who, at, format, digest)"+
				" select scenario, 2, verb, '"+change+"', '', who, at, format, '' from log where seq = 1")
			must(t, scenarios.Forge(path))
			l, err := scenarios.Open(path, options("Ann"))
			must(t, err)
			defer l.Close()
			_, opening := l.Session("V0")
			_, asking := l.At("V0", scenarios.Latest)
			for what, err := range map[string]error{"session": opening, "at": asking, "verify": l.Verify(), "poll": watching.Poll()} {
				if d, ok := errors.AsType[*scenarios.DamagedError](err); !ok || d.Scenario != "V0" || d.Seq != 2 {
					t.Errorf("%s: %v", what, err)
				}
			}
		})
	}
}

func TestALibraryWhoseSchemaHasOtherLineEndsOpens(t *testing.T) {
	ends := map[string]string{
		"carriage returns":                 "replace(sql, char(10), char(13) || char(10))",
		"white space":                      "replace(sql, ',' || char(10), ', ' || char(9) || char(10))",
		"carriage returns and white space": "replace(sql, ',' || char(10), ',  ' || char(13) || char(10))",
	}
	for name, changed := range ends {
		for file, path := range map[string]string{"today's": closed(t), "one of format 1": old(t, "format-1.sandtable")} {
			t.Run(file+" with "+name, func(t *testing.T) {
				execute(t, path, "pragma writable_schema = 1", "update sqlite_master set sql = "+changed+" where sql is not null")
				l, err := scenarios.Open(path, options("Ann"))
				must(t, err)
				defer l.Close()
				must(t, l.SetSetting("a", "b"), session(t, l, "V0").Do(model.EditRecord(model.Ref{Kind: model.BriefKind, ID: model.BriefID},
					map[string]string{"effective": "2027-01-01"}), ""), l.Verify())
				_, err = l.Backup()
				must(t, err)
			})
		}
	}
}

func TestASchemaThatDiffersWithinALineIsRefused(t *testing.T) {
	for name, changed := range map[string]string{
		"white space within a line":       "replace(sql, 'why text', 'why  text')",
		"a blank in what is quoted":       "replace(sql, '''note''', '''note ''')",
		"a carriage return within a line": "replace(sql, 'why text', 'why' || char(13) || 'text')",
		"an empty line more":              "replace(sql, ',' || char(10), ',' || char(10) || char(10))",
	} {
		t.Run(name, func(t *testing.T) {
			path := closed(t)
			execute(t, path, "pragma writable_schema = 1", "update sqlite_master set sql = "+changed+" where name = 'log'")
			if _, err := scenarios.Open(path, options("Ann")); err == nil || !strings.Contains(err.Error(), "differ from ours") {
				t.Error(err)
			}
		})
	}
}
