package model

import (
	"encoding/json"
	"errors"
	"slices"
	"strings"
	"testing"
)

func respond(t reporter, s Scenario, theme string, words ...string) Scenario {
	t.Helper()
	cells := map[string]string{}
	for _, word := range words {
		name, value, _ := strings.Cut(word, "=")
		cells[name] = value
	}
	now, _ := checkLaws(t, s, SetResponse(theme, cells))
	return now
}

func TestAResponseSaysWhoUntilWhenHowFarAndWhat(t *testing.T) {
	s := respond(t, world(t), " gap|unplaced ", "owner=李总", "due=2027-03-01", "answer.zh=并入电商部")
	want := Response{ID: ResponseID("gap|unplaced"), Theme: "gap|unplaced", Owner: "李总", Due: "2027-03-01", Answer: Text{ZH: "并入电商部"}, Basis: User}
	if r, ok := s.ResponseTo("gap|unplaced"); !ok || r != want {
		t.Errorf("%+v", r)
	}
	s = respond(t, s, "gap|unplaced", "status=done", "owner=")
	if r, _ := s.ResponseTo("gap|unplaced"); r.Owner != "" || r.Status != Done || r.Due != "2027-03-01" || s.Count(ResponseKind) != 1 {
		t.Errorf("%+v", r)
	}
	gone, c := checkLaws(t, s, ClearResponse("gap|unplaced"))
	if gone.Count(ResponseKind) != 0 || c.Verb != "clear-response" {
		t.Errorf("%s leaves %v", c.Verb, gone.Responses())
	}
}

func TestAResponseInWhichNothingIsLeftIsNone(t *testing.T) {
	s := respond(t, world(t), "gap|unplaced", "owner=李总")
	gone, c := checkLaws(t, s, SetResponse("gap|unplaced", map[string]string{"owner": " "}))
	if gone.Count(ResponseKind) != 0 || c.Verb != "clear-response" {
		t.Errorf("%s leaves %v", c.Verb, gone.Responses())
	}
}

func TestAResponseThatCannotBeIsRefused(t *testing.T) {
	s := respond(t, world(t), "gap|unplaced", "owner=李总")
	set := func(theme string, cells ...string) Verb {
		m := map[string]string{}
		for i := 0; i < len(cells); i += 2 {
			m[cells[i]] = cells[i+1]
		}
		return SetResponse(theme, m)
	}
	for _, row := range []struct {
		sentence string
		verb     Verb
		code     string
	}{
		{"a due day that no calendar has", set("gap|unplaced", "due", "2027-02-30"), "input due: not a date"},
		{"a stage that is none", set("gap|unplaced", "status", "later"), "input status: not allowed"},
		{"of no theme", set(" ", "owner", "李总"), "input theme: not allowed"},
		{"of another theme", set("gap|unplaced", "theme", "gap|tasks", "due", "2027-02-01"), InvalidID},
		{"that says nothing", set("gap|tasks", "owner", ""), NothingChanges},
		{"as it was", set("gap|unplaced", "owner", "李总"), NothingChanges},
		{"an unknown cell", set("gap|unplaced", "colour", "red"), "input colour: unknown field"},
		{"under an id of its own", AddRecord(Response{ID: "n", Theme: "gap|tasks", Owner: "李总"}), InvalidID},
		{"taking back what nobody said", ClearResponse("gap|tasks"), UnknownRecord},
	} {
		t.Run(row.sentence, func(t *testing.T) { checkRefused(t, s, row.verb, row.code) })
	}
}

// What was said of a matter stays when the matter is settled: it is what the board decided.
func TestAResponseStaysWhenWhatItIsAboutIsGone(t *testing.T) {
	s := respond(t, world(t), "load|unit|unit:MD", "owner=李总")
	for sentence, v := range map[string]Verb{"removed": RemoveUnit("MD", "EC"), "merged": MergeUnits("DM", zhEn("数", ""), Text{}, "EC", "MD")} {
		if now, _ := checkLaws(t, s, v); !now.Has(Ref{ResponseKind, ResponseID("load|unit|unit:MD")}) {
			t.Errorf("it goes with a unit that is %s", sentence)
		}
	}
}

func TestTwoWhoAnswerOneThemeDifferentlyAreAsked(t *testing.T) {
	base := respond(t, world(t), "gap|unplaced", "due=2027-03-01")
	ours := respond(t, base, "gap|unplaced", "owner=李总", "status=done")
	theirs := respond(t, base, "gap|unplaced", "owner=王总", "due=2027-04-01")
	var asked []string
	m := Merge(base, ours, theirs, func(c Conflict) Side {
		asked = append(asked, string(c.Ref.Kind)+" "+c.Field)
		return Theirs
	})
	if !slices.Equal(slices.Compact(asked), []string{"response owner"}) {
		t.Errorf("asked about %v", asked)
	}
	now := apply(t, ours, m.Change)
	if r, _ := now.ResponseTo("gap|unplaced"); r.Owner != "王总" || r.Status != Done || r.Due != "2027-04-01" {
		t.Errorf("%+v", r)
	}
}

func TestAScenarioWithAResponseIsOfTheFormatThatHasThem(t *testing.T) {
	s := world(t)
	was := s.Fingerprint()
	now := respond(t, s, "gap|unplaced", "owner=李总")
	if s.Format() > 2 || now.Format() != 3 || Diff(s, now).Format() != 3 {
		t.Errorf("of formats %d and %d", s.Format(), now.Format())
	}
	if s.Fingerprint() != was || now.Fingerprint() == was {
		t.Error("a response does not show in the fingerprint")
	}
	renamed := respond(t, now, "gap|unplaced", "owner=王总")
	if renamed.Fingerprint() != now.Fingerprint() {
		t.Error("who answers changes the fingerprint")
	}
	raw := strings.Replace(string(encoded(t, now)), `"responses"`, `"replies"`, 1)
	if err := json.Unmarshal([]byte(raw), new(Scenario)); !errors.Is(err, ErrFormat) {
		t.Errorf("a kind that is not known: %v", err)
	}
}

func TestABriefSaysWhatTheVoteWas(t *testing.T) {
	now, _ := checkLaws(t, world(t), EditRecord(Ref{BriefKind, BriefID}, map[string]string{"item": "3.2", "proposer": "王总", "vote": "conditional", "voteNote.zh": "先试行半年"}))
	if b := now.Brief(); b.Item != "3.2" || b.Proposer != "王总" || b.Vote != Conditional || b.VoteNote.ZH != "先试行半年" || now.Format() != 3 {
		t.Errorf("%+v", b)
	}
	checkRefused(t, now, EditRecord(Ref{BriefKind, BriefID}, map[string]string{"vote": "perhaps"}), "input vote: not allowed")
}
