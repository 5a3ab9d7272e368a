package scenarios_test

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"testing"

	"sandtable/model"
	"sandtable/scenarios"
)

// A list of scenarios is read without the scenarios; it says what opening each of
// them would.
func TestTheListSaysWhatEachSessionSays(t *testing.T) {
	l := library(t)
	r := rand.New(rand.NewPCG(7, 9))
	ids := []model.ID{"V0"}
	for i := range 60 {
		id := ids[r.IntN(len(ids))]
		s := session(t, l, id)
		for range r.IntN(6) {
			var err error
			switch r.IntN(7) {
			case 0:
				err = s.Do(renamed(fmt.Sprint("名", i, r.IntN(1000)), fmt.Sprint("name ", i, r.IntN(1000))), "")
			case 1:
				err = s.Do(model.EditRecord(model.Ref{Kind: model.BriefKind, ID: model.BriefID}, map[string]string{"decision.zh": fmt.Sprint(r.IntN(1000))}), "")
			case 2:
				err = s.Do(model.MoveDuties(model.ID([]string{"EC", "MD", ""}[r.IntN(3)]), "D1"), "")
			case 3:
				err = s.Redo()
			case 4:
				err = s.Do(model.AddComment(s.NewID(model.CommentKind), model.Ref{Kind: model.DutyKind, ID: "D1"}, fmt.Sprint(r.IntN(1000)), "Ann", ""), "")
			default:
				err = s.Undo()
			}
			_, refused := errors.AsType[*model.Refusal](err)
			_, said := errors.AsType[scenarios.Problem](err) // nothing to undo
			if err != nil && !refused && !said {
				t.Fatal(err)
			}
		}
		if i%4 == 0 {
			fork, err := l.Fork(id, word(fmt.Sprint("fork ", i)))
			must(t, err)
			ids = append(ids, fork)
		}
	}
	infos, err := l.Scenarios()
	must(t, err)
	if len(infos) != len(ids) {
		t.Fatalf("%d scenarios are listed of %d", len(infos), len(ids))
	}
	for _, info := range infos {
		if now := session(t, again(t, l, "Ben"), info.ID).Now().Info; now != info {
			t.Errorf("listed as\n%+v\nbut is\n%+v", info, now)
		}
	}
}

func TestAQuestionAndItsAnswerAreNoChangeOfTheProposal(t *testing.T) {
	l := library(t)
	s := session(t, l, "V0")
	id := s.NewID(model.CommentKind)
	must(t, s.Do(model.AddComment(id, model.Ref{}, "谁来定？", "Ann", "2026-01-05"), ""))
	must(t, s.Do(model.AnswerComment(id, "董事会", "Ben", "2026-01-06"), ""))
	changes := func(want int) {
		t.Helper()
		infos, err := again(t, l, "Ben").Scenarios()
		must(t, err)
		if now := s.Now().Info.Changes; now != want || infos[0].Changes != want {
			t.Errorf("%d changes are counted, %d in the list, want %d", now, infos[0].Changes, want)
		}
	}
	changes(0)
	must(t, s.Do(model.MoveDuties("", "D1"), ""))
	changes(1)
	must(t, s.Undo())
	must(t, s.Undo())
	changes(0)
}
