package gather_test

import (
	"archive/zip"
	"bytes"
	"compress/zlib"
	"context"
	"io"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf16"

	"sandtable/export"
	"sandtable/export/gather"
	"sandtable/model"
	"sandtable/model/text"
	"sandtable/scenarios"
	"sandtable/scenarios/examples"
)

// What only the authors should read; each is a word that stands nowhere else.
var secrets = []string{"Zerlinde", "Codename-Falke", "Zwischenfall", "geheimfile", "Rückfrage"}

// confided is a library whose steps, waivers and notes hold the secrets.
func confided(t *testing.T) *scenarios.Library {
	t.Helper()
	l, err := examples.Write(filepath.Join(t.TempDir(), "geheimfile.sandtable"), "seed-b", model.ZH, scenarios.Options{Who: "Zerlinde"})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = l.Close() })
	s, err := l.Session("V1")
	if err != nil {
		t.Fatal(err)
	}
	brief := model.Ref{Kind: model.BriefKind, ID: model.BriefID}
	var key, hash string
	for _, f := range s.Now().Findings.All() {
		if f.Rule == "GP-03" {
			key = f.Key
			hash, _ = s.Now().Findings.Evidence(key)
		}
	}
	for _, v := range []model.Verb{
		model.EditRecord(brief, map[string]string{"notes.zh": "Codename-Falke", "notes.en": "Zwischenfall"}),
		model.EditRecord(brief, map[string]string{"decision.zh": "批准", "notes.zh": "Codename-Falke II"}),
		model.Waive(key, "先看一个季度", "Zerlinde", hash),
		model.AddComment("m1", model.Ref{Kind: model.UnitKind, ID: s.Now().Scenario.Units()[0].ID}, "Rückfrage", "Zerlinde", "2027-03-01"),
		model.AnswerComment("m1", "Rückfrage beantwortet", "Zerlinde", "2027-03-02"),
	} {
		if err := s.Do(v, "为了试验"); err != nil {
			t.Fatal(err)
		}
	}
	return l
}

// texts gives everything that a file holds: of a package its parts, of a PDF its streams.
func texts(t *testing.T, b []byte) string {
	t.Helper()
	all := string(b)
	if z, err := zip.NewReader(bytes.NewReader(b), int64(len(b))); err == nil {
		for _, f := range z.File {
			r, err := f.Open()
			if err != nil {
				t.Fatal(err)
			}
			part, err := io.ReadAll(r)
			if err != nil {
				t.Fatal(err)
			}
			all += f.Name + string(part)
		}
	}
	for rest := b; ; {
		at := bytes.Index(rest, []byte("stream\n"))
		if at < 0 {
			return all
		}
		rest = rest[at+len("stream\n"):]
		if r, err := zlib.NewReader(bytes.NewReader(rest)); err == nil {
			part, _ := io.ReadAll(r) // what follows the stream is no part of it
			all += string(part)
		}
	}
}

func TestWhatAProfileLeavesOutIsInNoPartOfTheFile(t *testing.T) {
	l := confided(t)
	for _, lang := range []model.Lang{model.ZH, model.EN} {
		for _, ending := range gather.Endings() {
			leaks := func(profile export.Profile) (found []string) {
				format, ok := gather.FormatOf(ending, "0.1", profile)
				if !ok {
					t.Fatal(ending)
				}
				made, err := format(context.Background(), l, []model.ID{"V1", "V2"}, text.For(lang), func(int, int) {})
				if err != nil {
					t.Fatal(err)
				}
				for _, f := range made.Files {
					all := texts(t, f.Bytes)
					for _, s := range secrets {
						wide := ""
						for _, u := range utf16.Encode([]rune(s)) { // as PDF writes text
							wide += string([]byte{byte(u >> 8), byte(u)})
						}
						if strings.Contains(all, s) || strings.Contains(all, wide) {
							found = append(found, s)
						}
					}
				}
				return found
			}
			if found := leaks(export.Board); len(found) > 0 {
				t.Errorf("%s %s holds %q", ending, lang, found)
			}
			if found := leaks(export.Full); ending == ".xlsx" && len(found) < 3 || ending == ".pdf" && len(found) == 0 {
				t.Errorf("%s %s: of the secrets only %q are found where they should be", ending, lang, found)
			}
		}
	}
}

// What other departments do: words that stand in their texts, goals, figures and notes alone.
var others = []string{"Zentrallager-Geheimnis", "Nachtigall-Ziel", "Quotenplan-Kennzahl", "Goldregen-Aufgabe", "Abendrot-Auftrag", "Falkenblick"}

// TestAFileForADepartmentHoldsNothingThatOthersDo holds the profile of a unit to what it
// promises: of others there are names of units and titles of duties, where it has to do with
// them.
func TestAFileForADepartmentHoldsNothingThatOthersDo(t *testing.T) {
	l := confided(t)
	s, err := l.Session("V0")
	if err != nil {
		t.Fatal(err)
	}
	brief := model.Ref{Kind: model.BriefKind, ID: model.BriefID}
	for _, v := range []model.Verb{
		model.AddUnit("LOG", "", model.Department, model.Text{ZH: "物流部", EN: "Logistics"}),
		model.AddDuty("L-1", "LOG", model.Text{ZH: "管理北区仓库的库存，节奏照 Zentrallager-Geheimnis", EN: "Manage the stock of the northern warehouse, paced by Zentrallager-Geheimnis"}),
		model.AddRecord(model.Goal{ID: "L-G", Unit: "LOG", Text: model.Text{ZH: "Nachtigall-Ziel", EN: "Nachtigall-Ziel"}}),
		model.AddRecord(model.KPI{ID: "L-K", Unit: "LOG", Name: model.Text{ZH: "Quotenplan-Kennzahl", EN: "Quotenplan-Kennzahl"}}),
		model.AddRecord(model.Task{ID: "L-T", Unit: "LOG", Text: model.Text{ZH: "Goldregen-Aufgabe", EN: "Goldregen-Aufgabe"}}),
		model.EditRecord(model.Ref{Kind: model.UnitKind, ID: "LOG"}, map[string]string{"mission.zh": "Abendrot-Auftrag", "mission.en": "Abendrot-Auftrag"}),
		model.EditRecord(brief, map[string]string{"recommendation.zh": "Falkenblick", "recommendation.en": "Falkenblick"}),
	} {
		if err := s.Do(v, ""); err != nil {
			t.Fatal(err)
		}
	}
	for _, lang := range []model.Lang{model.ZH, model.EN} {
		for _, ending := range gather.Endings() {
			leaks := func(profile export.Profile) (found []string, all string) {
				format, _ := gather.FormatOf(ending, "0.1", profile)
				made, err := format(context.Background(), l, []model.ID{"V0"}, text.For(lang), func(int, int) {})
				if err != nil {
					t.Fatal(err)
				}
				for _, f := range made.Files {
					all += texts(t, f.Bytes)
				}
				for _, word := range append(others, secrets...) {
					wide := ""
					for _, u := range utf16.Encode([]rune(word)) {
						wide += string([]byte{byte(u >> 8), byte(u)})
					}
					if strings.Contains(all, word) || strings.Contains(all, wide) {
						found = append(found, word)
					}
				}
				return found, all
			}
			found, all := leaks(export.Profile("unit:EC"))
			if len(found) > 0 {
				t.Errorf("%s %s holds %q", ending, lang, found)
			}
			if ending == ".xlsx" {
				if whole, _ := leaks(export.Full); len(whole) < len(others) {
					t.Errorf("of what others do only %q is found where it should be", whole)
				}
				for _, own := range []string{"B-EC-D1", "B-EC-D7"} {
					if !strings.Contains(all, own) {
						t.Errorf("its own duty %s is missing", own)
					}
				}
			}
		}
	}
}

func TestAFileForAUnitThatIsNotThereIsNotMade(t *testing.T) {
	format, _ := gather.FormatOf(".pdf", "0.1", export.Profile("unit:NOPE"))
	_, err := format(context.Background(), confided(t), []model.ID{"V1"}, text.For(model.ZH), func(int, int) {})
	if headline, _ := text.For(model.ZH).Error(model.Scenario{}, err); headline == "" || !strings.Contains(headline, "单位") {
		t.Errorf("it is said %q: %v", headline, err)
	}
}
