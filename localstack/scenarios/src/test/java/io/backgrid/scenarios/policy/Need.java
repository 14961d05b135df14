package io.backgrid.scenarios.policy;

/// What a policy must allow so that a call succeeds.
///
/// @param action   as IAM names it, such as `s3:GetObject`
/// @param resource by its name in the template: `Table`, `Table/index/open`, `ResultsBucket/some/key`
record Need(String action, String resource) {}
