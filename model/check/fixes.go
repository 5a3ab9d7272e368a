package check

import "sandtable/model"

func fix(code string, refs []model.Ref, verb string, args ...string) Fix {
	return Fix{Code: code, Refs: refs, Call: model.Call{Verb: verb, Args: args}}
}

// MoveTo moves a duty to a unit.
func MoveTo(d, u model.ID) Fix {
	return fix("move-to", []model.Ref{duty(d), unit(u)}, "move-duty", string(d), string(u))
}

// Fuse makes one duty part of another, which stays as it is worded.
func Fuse(stays, goes model.ID) Fix {
	return fix("fuse", []model.Ref{duty(stays), duty(goes)}, "fuse-duties", string(stays), string(goes), "--keep", string(stays))
}

// OwnChannel makes a unit the owner of a channel.
func OwnChannel(channel, u model.ID) Fix {
	return fix("own-channel", []model.Ref{{Kind: model.ChannelKind, ID: channel}, unit(u)}, "edit", string(channel), "unit="+string(u))
}
