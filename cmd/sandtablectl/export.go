package main

import (
	"cmp"
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/spf13/cobra"

	"sandtable/export"
	"sandtable/export/gather"
	"sandtable/export/page"
	"sandtable/model"
	"sandtable/scenarios"
)

func (p *program) exportCommand() *cobra.Command {
	out, profile, lock := "", string(export.Full), ""
	cmd := &cobra.Command{
		Use:   "export FILE SCENARIO... -o OUT.pdf|.xlsx|.png|.svg [--profile full|board|unit:ID] [--password-file F]",
		Short: p.text.T("cli.export.short"),
		Long:  p.text.T("cli.export.long"),
		Args:  p.arguments(2, -1),
		RunE: func(cmd *cobra.Command, args []string) error {
			ending := filepath.Ext(out)
			format, ok := gather.FormatOf(ending, version, export.Profile(profile))
			switch {
			case !slices.Contains(export.Profiles(), export.Profile(profile)) && export.Profile(profile).Unit() == "":
				return wrongUse("cli.bad-profile", "word", profile)
			case !ok: // never in the place of a library
				return wrongUse("cli.needs-ending", "word", out, "endings", strings.Join(gather.Endings(), " "))
			case len(args) > 2 && !gather.Several(ending):
				return wrongUse("cli.one-scenario", "ending", ending)
			case lock != "" && !strings.EqualFold(ending, ".xlsx"):
				return wrongUse("cli.export.no-lock", "ending", ending)
			}
			if lock != "" {
				password, err := p.password(lock)
				if err != nil {
					return err
				}
				format = gather.Locked(format, password)
			}
			return p.make(cmd.Context(), args[0], args[1:], out, format)
		},
	}
	cmd.Flags().StringVar(&profile, "profile", profile, p.text.T("cli.flag.profile"))
	cmd.Flags().StringVar(&lock, "password-file", "", p.text.T("cli.flag.password-file"))
	cmd.Flags().StringVarP(&out, "output", "o", "", p.text.T("cli.flag.output"))
	return cmd
}

// longest is the longest password that Excel takes, in characters.
const longest = 255

// password reads the first line of a file.
func (p *program) password(file string) (string, error) {
	b, err := os.ReadFile(p.atHome(file))
	if err != nil {
		return "", err
	}
	line, _, _ := strings.Cut(strings.TrimPrefix(string(b), "\uFEFF"), "\n")
	line = strings.TrimSuffix(line, "\r")
	if n := utf8.RuneCountInString(line); n == 0 || n > longest || !utf8.ValidString(line) {
		return "", wrongUse("cli.export.bad-password", "file", file, "most", longest)
	}
	return line, nil
}

// make makes files of scenarios of a library, and prints their names.
func (p *program) make(ctx context.Context, file string, words []string, out string, format gather.Format) error {
	return p.withLibrary(file, func(l *scenarios.Library) error {
		var of []model.ID
		for _, word := range words {
			info, err := p.find(l, word)
			if err != nil {
				return err
			}
			of = append(of, info.ID)
		}
		made, err := format(ctx, l, of, p.text, func(int, int) {})
		if err != nil {
			return err
		}
		for _, left := range []struct {
			key string
			ids []model.ID
		}{{"cli.export.twice", made.Twice}, {"cli.export.yardstick", made.Yardstick}} {
			for _, id := range left.ids {
				p.note(p.text.T(left.key, "scenario", string(id)))
			}
		}
		return p.write(p.atHome(out), made)
	})
}

// write writes the files that were made and prints their names.
func (p *program) write(out string, made gather.Made) error {
	var names []string
	for _, f := range made.Files {
		name := f.Path(out)
		if err := export.WriteFile(name, f.Write); err != nil {
			return err
		}
		names = append(names, name)
	}
	if len(made.Missing) > 0 {
		p.note(p.text.T("cli.export.missing", "characters", string(made.Missing), "stand", string(page.Stand)))
	}
	if p.json {
		return p.writeJSON(map[string]any{"file": names[0], "files": names, "missing": string(made.Missing)})
	}
	return p.println(strings.Join(names, "\n"))
}

// atHome gives a path that begins with ~/ from the home folder on: shells leave it as
// it is within quotes and behind an equals sign.
func (p *program) atHome(path string) string {
	rest, ok := strings.CutPrefix(path, "~/")
	if home := cmp.Or(p.env("HOME"), p.env("USERPROFILE")); ok && home != "" {
		return filepath.Join(home, rest)
	}
	return path
}
