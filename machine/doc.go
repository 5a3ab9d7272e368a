// Package machine tells what the machine that the program runs on says about its user
// and takes from him: language, name, folder for documents, names of files. The window
// and the command line ask here, so that one person has one language and one name.
package machine
