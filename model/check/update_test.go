package check

import (
	"errors"
	"fmt"
	"reflect"
	"testing"

	"pgregory.net/rapid"

	"sandtable/model"
)

func TestUpdateFindsWhatCheckFindsWhateverHappened(t *testing.T) {
	start := seed(t, "A", "B")
	rapid.Check(t, func(t *rapid.T) {
		s, f := start, Check(start).Since(start)
		var done []model.Change
		for n := range rapid.IntRange(1, 25).Draw(t, "steps") {
			var c model.Change
			if len(done) > 0 && rapid.IntRange(0, 7).Draw(t, "undo") == 0 {
				c, done = model.Invert(done[len(done)-1]), done[:len(done)-1]
			} else {
				var err error
				if c, err = drawVerb(t, s, f, n)(s); err != nil {
					continue
				}
				done = append(done, c)
			}
			after, err := model.Apply(s, c)
			if err != nil {
				t.Fatal(err)
			}
			kept := f.All()
			next, truth := f.Update(s, after, c), Check(after)
			compareAll(t, c, next, truth)
			if !reflect.DeepEqual(kept, f.All()) {
				t.Fatalf("%s: Update changed the findings it was asked on", c.Verb)
			}
			if a, b := next.Score(start), Score(after, start); !reflect.DeepEqual(a, b) {
				t.Fatalf("%s: the scorecard is %v, from scratch %v", c.Verb, a, b)
			}
			if a, b := next.Scorecard(), Score(after, start); !reflect.DeepEqual(a, b) {
				t.Fatalf("%s: the scorecard kept by Update is %v, from scratch %v", c.Verb, a, b)
			}
			if own := next.SinceItself(); !reflect.DeepEqual(own.Scorecard(), Score(after, after)) {
				t.Fatalf("%s: from itself the scorecard is %v, from scratch %v", c.Verb, own.Scorecard(), Score(after, after))
			}
			if !reflect.DeepEqual(next.sums, truth.sums) {
				t.Fatalf("%s: the sums are %+v, from scratch %+v", c.Verb, next.sums, truth.sums)
			}
			s, f = after, next
		}
	})
}

func compareAll(t rapid.TB, c model.Change, got, want Findings) {
	for _, x := range want.All() {
		if y, ok := got.Get(x.Key); !ok {
			t.Fatalf("%s %v: Update missed %+v", c.Verb, c.Touched(), x)
		} else if !reflect.DeepEqual(x, y) {
			t.Fatalf("%s %v: Update says\n%+v, Check\n%+v", c.Verb, c.Touched(), y, x)
		}
	}
	for _, y := range got.All() {
		if _, ok := want.Get(y.Key); !ok {
			t.Fatalf("%s %v: Update kept %+v", c.Verb, c.Touched(), y)
		}
	}
	if !reflect.DeepEqual(got.All(), want.All()) {
		t.Fatalf("%s: the same findings in another order, or twice", c.Verb)
	}
}

// Every fix must be a call that the verb table understands and the model accepts.
func TestEveryFixCanBeCarriedOut(t *testing.T) {
	start := seed(t, "A", "B")
	rapid.Check(t, func(t *rapid.T) {
		s := start
		for n := range rapid.IntRange(0, 8).Draw(t, "steps") {
			if c, err := drawVerb(t, s, Check(s), n)(s); err == nil {
				s, _ = model.Apply(s, c)
			}
		}
		minted := 0
		mint := func(model.Kind) model.ID { minted++; return model.ID(fmt.Sprintf("new%d", minted)) }
		for _, x := range Check(s).All() {
			if len(x.Fixes) == 0 && (len(x.Evidence) == 0 || x.Evidence[len(x.Evidence)-1].Kind != "decide-outside") {
				t.Fatalf("%s has no fix and does not say that it is decided outside", x.Key)
			}
			for _, fx := range x.Fixes {
				v, err := fx.Call.Resolve(s, model.Caller{Lang: model.ZH, Mint: mint})
				if err == nil {
					_, err = v(s)
				}
				var refusal *model.Refusal
				if errors.As(err, &refusal) && refusal.Code == model.Locked {
					continue // the user has forbidden it, and the refusal says why
				}
				if err != nil {
					t.Fatalf("%s: fix %v: %v", x.Key, fx.Call, err)
				}
			}
		}
	})
}

func TestWhatLiesVeryDeepBelowAUnitThatMovesIsCheckedAgain(t *testing.T) {
	records := []model.Record{team("T0", "A"), job("d", "T100", functions("media_buy")), job("e", "A", functions("media_buy"))}
	for i := 1; i <= 100; i++ {
		records = append(records, team(model.ID(fmt.Sprint("T", i)), model.ID(fmt.Sprint("T", i-1))))
	}
	s := office(t, records...)
	c := model.Change{Verb: "move-unit", Edits: []model.Edit{{Before: team("T0", "A"), After: team("T0", "B")}}}
	after, err := model.Apply(s, c)
	if err != nil {
		t.Fatal(err)
	}
	truth := Check(after)
	if x, found := truth.Get("OV-02|d|e"); !found || x.Variant == "unresolved" {
		t.Fatalf("once apart the two are %+v", x)
	}
	compareAll(t, c, Check(s).Update(s, after, c), truth)
}
