//go:build pin

// Package actionlint pins the linter of GitHub workflows that a test builds.
package actionlint

import _ "github.com/rhysd/actionlint/cmd/actionlint"
