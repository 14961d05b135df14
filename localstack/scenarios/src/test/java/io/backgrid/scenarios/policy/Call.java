package io.backgrid.scenarios.policy;

import java.util.List;

/// A call that was sent to AWS, or signed for somebody else to send.
///
/// @param operation name of the request's class, such as `GetObjectRequest`
/// @param needs     empty when nobody has said what the operation needs
record Call(Caller caller, String operation, List<Need> needs) {
    Call {
        needs = List.copyOf(needs);
    }
}
