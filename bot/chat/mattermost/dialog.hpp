// A form as Mattermost's dialog, and the filled-in dialog as the form's answers. What was said before it was opened, by
// whom and until when it is good travels in the dialog's state under our seal: callback, state and answers of a
// submission come from the client, and only the state's seal tells that it is a form of ours.
#pragma once

#include "chat/document.hpp"
#include "chat/mattermost/seal.hpp"
#include "desk/port.hpp"

#include <expected>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <variant>

namespace bot::chat::mattermost {

/// For whom and where a dialog is opened. `number` makes it one of its kind; it is used up when the form was done.
struct dialog_terms {
    const seal& sealed;
    std::string person, channel, number;
    day::instant good_until;
};

/// What a dialog is about: a form, or only "are you sure?" before these words are said.
using question = std::variant<speech::form, speech::button>;

/// Nothing when it can not be shown within Mattermost's limits.
std::optional<nlohmann::json> dialog_of(const question& it, const dialog_terms& how);

struct submitted {
    std::variant<desk::filled_form, desk::said_words> what;
    std::string person, channel, number;
    std::vector<std::string> shown;  ///< names of the fields that are shown: where errors can stand
};
/// The error is for the person: it is none of ours, somebody else's, or too old.
std::expected<submitted, std::string> submitted_in(const document& body, const seal& by, day::instant now);

/// {"errors": …}, and {"error": …} for what has no field there.
nlohmann::json errors_at(const std::map<std::string, std::string>& at_field, const submitted& of);

}  // namespace bot::chat::mattermost
