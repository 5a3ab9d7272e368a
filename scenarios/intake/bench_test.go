package intake_test

import (
	"fmt"
	"strings"
	"testing"

	"sandtable/model"
	"sandtable/scenarios/intake"
	"sandtable/scenarios/intake/sheet"
)

// BenchmarkTwentyThousandRows reads, compares and adopts a list of 20,000 duties.
func BenchmarkTwentyThousandRows(b *testing.B) {
	var list strings.Builder
	list.WriteString("Unit\tRole\tTask\tFrequency\n")
	for i := range 20_000 {
		fmt.Fprintf(&list, "Division %d\tSpecialist %d\tReview and file report number %d for customers of region %d\tweekly\n", i/1000, i/20, i, i%17)
	}
	doc := sheet.ReadText(list.String())
	b.ResetTimer()
	for b.Loop() {
		r := intake.Read(doc, "", intake.Mapping{})
		p := intake.Compare(r, model.Scenario{}, intake.Options{Source: "x", NewID: ids()})
		c, err := p.Verb()(model.Scenario{})
		if err != nil {
			b.Fatal(err)
		}
		if _, err := model.Apply(model.Scenario{}, c); err != nil || len(r.Draft.Duties) != 20_000 {
			b.Fatal(err, len(r.Draft.Duties))
		}
	}
}
