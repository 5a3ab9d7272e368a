package main

import (
	"time"

	"github.com/spf13/cobra"

	"sandtable/model/check"
	"sandtable/model/text"
	"sandtable/scenarios"
)

type settingJSON struct {
	Key     string  `json:"key"`
	Value   string  `json:"value"`   // "" when it was taken back
	Default string  `json:"default"` // "" for a term
	Text    wording `json:"text"`
	Who     string  `json:"who"`
	At      string  `json:"at"` // "" when it was never set
}

// policyCommand shows and changes which rules a library applies, with what thresholds,
// and the terms of its own.
func (p *program) policyCommand() *cobra.Command {
	var all, log bool
	var who string
	cmd := &cobra.Command{
		Use:   "policy FILE [KEY VALUE] [--all | --log] [--who NAME]",
		Short: p.text.T("cli.policy.short"),
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) == 2 {
				return wrongUse("cli.policy.value", "key", args[1])
			}
			return p.arguments(1, 3)(cmd, args)
		},
		RunE: func(_ *cobra.Command, args []string) error {
			return p.withLibraryAs(args[0], who, func(l *scenarios.Library) error {
				if len(args) == 3 {
					if _, err := l.SetPolicy(args[1], args[2]); err != nil {
						return err
					}
				}
				return p.printPolicy(l, all, log)
			})
		},
	}
	cmd.Flags().BoolVar(&all, "all", false, p.text.T("cli.policy.all"))
	cmd.Flags().BoolVar(&log, "log", false, p.text.T("cli.policy.log"))
	cmd.Flags().StringVar(&who, "who", "", p.text.T("cli.flag.who"))
	cmd.MarkFlagsMutuallyExclusive("all", "log")
	return cmd
}

func (p *program) printPolicy(l *scenarios.Library, all, log bool) error {
	policy, err := l.Policy()
	if err != nil {
		return err
	}
	history, err := l.Settings()
	if err != nil {
		return err
	}
	last := map[string]scenarios.Setting{}
	out := []settingJSON{}
	for _, s := range history {
		if !check.IsPolicyKey(s.Key) {
			continue
		}
		if last[s.Key] = s; log {
			out = append(out, p.setting(s))
		}
	}
	keys := policy.Keys()
	if all {
		keys = append(check.PolicyKeys(), policy.TermKeys()...)
	}
	for _, key := range keys {
		if !log {
			s := last[key]
			s.Key, s.Value = key, policy.Value(key)
			out = append(out, p.setting(s))
		}
	}
	if p.json {
		return p.writeJSON(out)
	}
	if len(out) == 0 {
		return p.println(p.text.T("cli.policy.none"))
	}
	t := table{head: p.heads("key", "setting", "value", "default", "who", "at"), whole: true}
	for _, s := range out {
		value, usual := p.text.SettingValue(s.Key, s.Value), p.text.SettingValue(s.Key, s.Default)
		if s.Value == "" {
			value = p.text.T("cli.policy.default")
		}
		if s.Default == "" {
			usual = "—"
		}
		t.add(s.Key, p.text.Setting(s.Key), value, usual, s.Who, s.At)
	}
	return t.print(p.out)
}

func (p *program) setting(s scenarios.Setting) settingJSON {
	out := settingJSON{Key: s.Key, Value: s.Value, Default: check.Policy{}.Value(s.Key), Who: s.Who,
		Text: p.both(func(t text.Printer) string { return t.Setting(s.Key) })}
	if !s.At.IsZero() {
		out.At = s.At.Format(time.RFC3339)
	}
	return out
}
