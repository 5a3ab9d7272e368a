package desk_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"sandtable/desk"
	"sandtable/export/gather"
	"sandtable/model"
	"sandtable/model/text"
	"sandtable/scenarios"
)

// names is a format: the names of the scenarios.
func names(ctx context.Context, l *scenarios.Library, of []model.ID, p text.Printer, far func(done, all int)) (gather.Made, error) {
	said := ""
	for i, id := range of {
		if err := ctx.Err(); err != nil {
			return gather.Made{}, err
		}
		s, err := l.At(id, scenarios.Latest)
		if err != nil {
			return gather.Made{}, err
		}
		said += s.Brief().Name.In(p.Lang()) + "\n"
		far(i+1, len(of))
	}
	return gather.Made{Files: []gather.File{{Bytes: []byte(said)}}}, nil
}

// exports asks a desk, on which two scenarios are open, for a file of them; what it does
// for that runs later.
func exports(t *testing.T, work *later, ctx context.Context, write gather.Format) (d *desk.Desk, l *scenarios.Library, path string, answer *error) {
	t.Helper()
	beside := atOnce
	d = sitting(func(f func()) { beside(f) })
	l = example(t, "seed-b", nil)
	enter(t, d, l, "V1")
	beside = work.beside
	path = filepath.Join(t.TempDir(), "names.txt")
	unanswered := errUnanswered
	answer = &unanswered
	if !d.Export(ctx, desk.Export{Scenarios: []model.ID{"V1", "V0"}, Print: text.For(model.EN), Path: path, Write: write}, func(_ desk.Exported, err error) { *answer = err }) {
		t.Fatal("nothing is exported")
	}
	if len(work.work) != 1 {
		t.Fatalf("%d pieces of work beside the owner", len(work.work))
	}
	return d, l, path, answer
}

func TestAFileOfAnyFormatIsMadeBesideTheOwnerWhoSeesHowFarItIs(t *testing.T) {
	var work later
	d, l, path, answer := exports(t, &work, context.Background(), names)
	if got := (desk.Exporting{Path: path}); d.Sight().Exporting != got {
		t.Errorf("%+v is seen", d.Sight().Exporting)
	}
	if d.Export(context.Background(), desk.Export{Write: names}, nil) {
		t.Error("two are made at a time")
	}
	var seen []desk.Exporting
	d.Watch(func(s desk.Sight, what desk.Part) {
		if what&desk.Exports != 0 {
			seen = append(seen, s.Exporting)
		}
	})
	work.run()
	if *answer != nil {
		t.Fatal(*answer)
	}
	if len(seen) != 3 || seen[0].Done != 1 || seen[1] != (desk.Exporting{Path: path, Done: 2, All: 2}) || seen[2] != (desk.Exporting{}) {
		t.Errorf("seen: %+v", seen)
	}
	var want string
	for _, id := range []model.ID{"V1", "V0"} {
		s, err := l.At(id, scenarios.Latest)
		must(t, err)
		want += s.Brief().Name.In(model.EN) + "\n"
	}
	if b, err := os.ReadFile(path); err != nil || string(b) != want {
		t.Errorf("%q, %v", b, err)
	}
}

// Of drawings there are several files: the name of the first was asked for, what has the
// name of another stays.
func TestWhatLiesBesideTheFileThatWasAskedForStays(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(folder, "a.png")
	must(t, os.WriteFile(filepath.Join(folder, "a-2.png"), []byte("mine"), 0o600))
	d := sitting(atOnce)
	enter(t, d, example(t, "seed-b", nil), "V1")
	var got desk.Exported
	two := func(context.Context, *scenarios.Library, []model.ID, text.Printer, func(done, all int)) (gather.Made, error) {
		return gather.Made{Files: []gather.File{{Bytes: []byte("one")}, {Suffix: "-2", Bytes: []byte("two")}}, Missing: []rune{'説'}}, nil
	}
	d.Export(context.Background(), desk.Export{Scenarios: []model.ID{"V1"}, Path: path, Write: two}, func(x desk.Exported, err error) {
		must(t, err)
		got = x
	})
	if want := []string{path, filepath.Join(folder, "a-2 2.png")}; !slices.Equal(got.Paths, want) || string(got.Missing) != "説" {
		t.Errorf("made: %+v", got)
	}
	if b, err := os.ReadFile(filepath.Join(folder, "a-2.png")); err != nil || string(b) != "mine" {
		t.Errorf("%q, %v", b, err)
	}
}

func TestAFileThatIsGivenUpLeavesNothing(t *testing.T) {
	for name, give := range map[string]func(d *desk.Desk, cancel func()){
		"by its context": func(_ *desk.Desk, cancel func()) { cancel() },
		"by the desk":    func(d *desk.Desk, _ func()) { d.GiveUp() },
	} {
		ctx, cancel := context.WithCancel(context.Background())
		var work later
		d, _, path, answer := exports(t, &work, ctx, nil) // which is not even asked
		give(d, cancel)
		work.run()
		if left, err := os.ReadDir(filepath.Dir(path)); err != nil || len(left) > 0 || !errors.Is(*answer, context.Canceled) {
			t.Errorf("%s: %v is left, the answer is %v", name, left, *answer)
		}
		if d.Sight().Exporting != (desk.Exporting{}) {
			t.Errorf("%s: it is made still", name)
		}
		cancel()
	}
}

func TestAFileThatIsGivenUpWhileItIsMadeLeavesNothing(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	var work later
	_, _, path, answer := exports(t, &work, ctx, func(ctx context.Context, l *scenarios.Library, of []model.ID, p text.Printer, far func(done, all int)) (gather.Made, error) {
		made, err := names(ctx, l, of, p, far)
		cancel() // too late for the format, not for the file
		return made, err
	})
	work.run()
	if left, err := os.ReadDir(filepath.Dir(path)); err != nil || len(left) > 0 || !errors.Is(*answer, context.Canceled) {
		t.Errorf("%v is left, the answer is %v", left, *answer)
	}
}

func TestALibraryThatIsLeftIsClosedWhenTheFileOfItIsWhole(t *testing.T) {
	var work later
	d, l, path, answer := exports(t, &work, context.Background(), names)
	d.Leave()
	closing := false
	d.Shut(l, func() { closing = true })
	if d.Sight().Exporting.Path != path {
		t.Error("it is not seen any more that it is made")
	}
	work.next()
	if *answer != nil || closing {
		t.Fatalf("%v; closing before: %v", *answer, closing)
	}
	work.run()
	if _, err := l.Scenarios(); err == nil || !closing {
		t.Error("the library is open still")
	}
}
