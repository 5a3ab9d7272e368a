package intake_test

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"sandtable/model"
	"sandtable/scenarios"
	"sandtable/scenarios/examples"
	"sandtable/scenarios/intake"
)

func TestAnOrganisationThatIsListedComesBackAsItWas(t *testing.T) {
	for _, id := range []string{"template-retail-mature", "template-fmcg", "seed-ab"} {
		s, err := examples.Organisation(t.TempDir(), id, model.ZH, scenarios.Reproducible("tester"))
		if err != nil {
			t.Fatal(err)
		}
		doc := intake.Listing(s, model.ZH, func(r intake.Role) string { return string(r) })
		r := intake.Read(doc, "", intake.Mapping{Columns: intake.ListingColumns(doc.Sheets[0].Rows[0].Cells, func(r intake.Role) string { return string(r) })})
		n := 0
		newID := func(k model.Kind) model.ID { n++; return model.ID(fmt.Sprintf("%c%d", k[0], n)) }
		plan := intake.Compare(r, model.Scenario{}, intake.Options{NewID: newID})
		c, err := plan.Verb()(model.Scenario{})
		if err != nil {
			t.Fatal(err)
		}
		now, err := model.Apply(model.Scenario{}, c)
		if err != nil {
			t.Fatal(err)
		}
		for _, q := range r.Questions {
			if q.Code.Refused() {
				t.Errorf("%s: row %d, %s: %s", id, q.Line, q.Code, q.Text)
			}
		}
		was, is := map[string]int{}, map[string]int{}
		for said, s := range map[*map[string]int]model.Scenario{&was: s, &is: now} {
			for _, d := range s.Duties() {
				u, _ := s.Unit(d.Unit)
				(*said)[fmt.Sprintln(u.Name.ZH, u.Name.EN, d.Title.ZH, d.Title.EN, d.Text.ZH, d.Text.EN, d.Frequency, d.Functions, d.Control)]++
			}
		}
		for duty := range was {
			if is[duty] == 0 {
				t.Errorf("%s: lost %q", id, duty)
			}
		}
		for duty := range is {
			if was[duty] == 0 {
				t.Errorf("%s: made %q", id, duty)
			}
		}
		handed := func(s model.Scenario) map[string]bool { // the same twice, as in two collaborations, is one
			all := map[string]bool{}
			for _, h := range s.Handoffs() {
				from, _ := s.Duty(h.From)
				to, _ := s.Duty(h.To)
				all[from.Text.ZH+" > "+to.Text.ZH+" "+h.Object.ZH] = true
			}
			return all
		}
		if diff := cmp.Diff(handed(s), handed(now)); diff != "" {
			t.Errorf("%s: the hand-offs differ\n%s", id, diff)
		}
		again := intake.Compare(r, s, intake.Options{NewID: newID, Adds: true})
		if again.Counts[intake.New] > 0 || again.Counts[intake.Missing] > 0 {
			t.Errorf("%s: held against itself it has %v", id, again.Counts)
			for _, r := range again.Rows {
				if r.Result != intake.Unchanged {
					t.Log(r.Line, r.Result, r.Ref, r.Text, "WAS", r.Was)
				}
			}
		}
	}
}
