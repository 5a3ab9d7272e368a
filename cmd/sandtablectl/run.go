package main

import (
	"embed"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"sandtable/machine"
	"sandtable/model"
	"sandtable/model/text"
)

//go:embed zh.json en.json
var words embed.FS

// chrome is the words of the command line.
var chrome = text.NewChrome(words)

// The exit codes; 0 is success.
const (
	exitFindings = 1
	exitUsage    = 2
	exitRefused  = 3
	exitFile     = 4
)

// program is one run: where it reads and writes, and how it says things.
type program struct {
	in       io.Reader
	out, err io.Writer
	env      func(string) string
	lang     string // --lang
	json     bool   // --json
	zh, en   text.Printer
	text     text.Printer // the one of them that the user reads
	// scenario is the one the command is about, for the names in error messages.
	scenario model.Scenario
}

// run carries out one command line and gives the exit code.
func run(args []string, stdin io.Reader, stdout, stderr io.Writer, env func(string) string) int {
	p := &program{in: stdin, out: stdout, err: stderr, env: env}
	// Usage errors and help are said before flags are parsed, so look for them first.
	p.json, p.lang = globals(args)
	p.setLanguage()
	root := p.root()
	root.SetArgs(args)
	err := root.Execute()
	if err == nil {
		return 0
	}
	return p.report(err)
}

// globals looks for --json and --lang anywhere before "--".
func globals(args []string) (asJSON bool, lang string) {
	for i, a := range args {
		switch {
		case a == "--":
			return asJSON, lang
		case a == "--json":
			asJSON = true
		case strings.HasPrefix(a, "--json="): // nonsense is refused where flags are parsed
			asJSON, _ = strconv.ParseBool(a[len("--json="):])
		case a == "--lang" && i+1 < len(args):
			lang = args[i+1]
		case strings.HasPrefix(a, "--lang="):
			lang = a[len("--lang="):]
		}
	}
	return asJSON, lang
}

// setLanguage makes the printers and chooses one: by --lang, else that of the user.
func (p *program) setLanguage() {
	p.zh, p.en = chrome.In(model.ZH), chrome.In(model.EN)
	p.text = p.en
	if p.lang == "zh" || p.lang == "" && machine.Language(p.env) == model.ZH {
		p.text = p.zh
	}
}

func (p *program) root() *cobra.Command {
	root := &cobra.Command{
		Use:           "sandtablectl",
		Short:         p.text.T("cli.about"),
		SilenceErrors: true,
		SilenceUsage:  true,
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) > 0 {
				return wrongUse("cli.unknown-command", "word", args[0])
			}
			return cmd.Help()
		},
		Args: cobra.ArbitraryArgs,
	}
	root.CompletionOptions.DisableDefaultCmd = true
	root.SetIn(p.in)
	root.SetOut(p.out)
	root.SetErr(p.err)
	root.PersistentFlags().StringVar(&p.lang, "lang", p.lang, p.text.T("cli.flag.lang"))
	root.PersistentFlags().BoolVar(&p.json, "json", p.json, p.text.T("cli.flag.json"))
	root.PersistentFlags().BoolP("help", "h", false, p.text.T("cli.flag.help"))
	root.SetHelpCommand(&cobra.Command{
		Use:    "help [COMMAND]",
		Hidden: true,
		RunE: func(_ *cobra.Command, args []string) error {
			cmd, rest, err := root.Find(args)
			if err != nil || len(rest) > 0 {
				return wrongUse("cli.unknown-command", "word", strings.Join(args, " "))
			}
			return cmd.Help()
		},
	})
	root.SetFlagErrorFunc(func(_ *cobra.Command, err error) error {
		return wrongUse("cli.bad-flag", "detail", err.Error())
	})
	root.SetHelpFunc(p.help)
	root.PersistentPreRunE = func(*cobra.Command, []string) error {
		if p.lang != "" && p.lang != "zh" && p.lang != "en" {
			return wrongUse("cli.bad-lang", "word", p.lang)
		}
		return nil
	}
	root.AddCommand(p.commands()...)
	for _, cmd := range root.Commands() {
		cmd.DisableFlagsInUseLine = true
	}
	return root
}

func (p *program) commands() []*cobra.Command {
	return []*cobra.Command{
		p.newCommand(), p.examplesCommand(), p.rulesCommand(), p.policyCommand(), p.scenariosCommand(),
		p.showCommand(), p.forkCommand(), p.statusCommand(), p.doCommand(), p.undoCommand(), p.redoCommand(), p.logCommand(),
		p.checkCommand(), p.raciCommand(), p.charterCommand(), p.reviewCommand(), p.overlapCommand(), p.compareCommand(), p.mergeCommand(), p.bringCommand(), p.applyCommand(), p.templateCommand(), p.importCommand(), p.exportCommand(), p.slidesCommand(), p.verifyCommand(), p.versionCommand(), p.noticesCommand(),
	}
}

// usageError says that the command line itself is wrong, by a key of this
// command's words and its arguments.
type usageError struct {
	key  string
	args []any
}

func wrongUse(key string, args ...any) error { return &usageError{key, args} }

func (e *usageError) Error() string { return e.key }

// arguments refuses too few or too many arguments; most < 0 is no limit.
func (p *program) arguments(least, most int) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if len(args) < least || most >= 0 && len(args) > most {
			return wrongUse("cli.usage", "usage", cmd.UseLine())
		}
		return nil
	}
}

// errFindings ends a check whose findings are what --fail-on asked for.
var errFindings = errors.New("findings as asked for with --fail-on")

// report says an error and gives its exit code.
func (p *program) report(err error) int {
	if errors.Is(err, errFindings) || errors.Is(err, errConflicts) {
		return exitFindings
	}
	if errors.Is(err, errRowsRefused) {
		p.note(p.text.T("cli.import.refused"))
		return exitRefused
	}
	headline, hint := p.explain(p.text, err)
	fmt.Fprintf(p.err, "sandtablectl: %s\n", headline)
	if hint != "" {
		fmt.Fprintf(p.err, "  %s\n", strings.ReplaceAll(hint, "\n", "\n  "))
	}
	if _, told := errors.AsType[*toldError](err); p.json && !told {
		if err := p.writeJSON(p.errorJSON(err)); err != nil {
			return exitFile
		}
	}
	return exitCode(err)
}

// toldError is an error that is already part of the JSON on stdout.
type toldError struct{ error }

func (e *toldError) Unwrap() error { return e.error }

func (p *program) explain(t text.Printer, err error) (headline, hint string) {
	if usage, ok := errors.AsType[*usageError](err); ok {
		headline, hint = t.T(usage.key, usage.args...), t.T("cli.see-help")
	} else if e, ok := errors.AsType[*untoldError](err); ok {
		headline, hint = t.T("cli.not-printed", "seq", e.seq), t.T("cli.rest-not-done")
	} else if e, ok := errors.AsType[*scenarioError](err); ok {
		headline = t.T("cli."+e.code+".headline", "word", e.word)
		hint = t.T("cli."+e.code+".hint", "ids", t.List(e.ids...))
	} else {
		headline, hint = t.Error(p.scenario, err)
	}
	if at, ok := errors.AsType[*lineError](err); ok {
		headline = t.T("cli.line", "n", at.line, "headline", headline)
	}
	return headline, hint
}

type errorBody struct {
	Code    string      `json:"code"`
	Refs    []model.Ref `json:"refs"`
	Message wording     `json:"message"`
	Hint    wording     `json:"hint"`
}

func (p *program) errorJSON(err error) any {
	b := errorBody{Code: errorCode(err), Refs: []model.Ref{}}
	if refusal, ok := errors.AsType[*model.Refusal](err); ok && refusal.Refs != nil {
		b.Refs = refusal.Refs
	}
	b.Message.ZH, b.Hint.ZH = p.explain(p.zh, err)
	b.Message.EN, b.Hint.EN = p.explain(p.en, err)
	return map[string]errorBody{"error": b}
}

// errorCode is a word that scripts can compare.
func errorCode(err error) string {
	var coded interface{ Code() string }
	if refusal, ok := errors.AsType[*model.Refusal](err); ok {
		return refusal.Code
	} else if _, ok := errors.AsType[*model.InputError](err); ok {
		return "bad-value"
	} else if _, ok := errors.AsType[*usageError](err); ok {
		return "usage"
	} else if errors.As(err, &coded) {
		return coded.Code()
	}
	return "unexpected"
}

func exitCode(err error) int {
	switch code := errorCode(err); {
	case code == "usage", code == model.UnknownVerb, code == model.WrongArguments:
		return exitUsage
	case code == "unexpected", strings.HasPrefix(code, "file-"), strings.HasPrefix(code, "folder-"), strings.HasPrefix(code, "disk-"), strings.HasPrefix(code, "intake-"):
		return exitFile
	}
	return exitRefused
}
