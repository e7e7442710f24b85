// A form as Slack's modal, and the filled-in modal as the form's answers. The modal carries in its private metadata
// what was said before it was opened, so that nothing has to be remembered between the two.
#pragma once

#include "chat/slack/envelope.hpp"
#include "desk/port.hpp"
#include "speech/message.hpp"

#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>

namespace bot::chat::slack {

inline constexpr const char* form_callback = "chaosday_form";
/// The verb of the form for a message that an agent puts on the record.
inline constexpr const char* keep_form = "keep";

/// `where` is the channel that the form belongs to. Nothing when it can not be shown within Slack's limits.
std::optional<nlohmann::json> view_of(const speech::form& it, const std::string& where);

struct filled {
    desk::filled_form form;
    std::string where;  ///< the channel that the form was opened for
};
/// Nothing when it is no form of ours.
std::optional<filled> filled_in(const view_submission& it);

/// Errors by field name -> by block id; one for a field that the form does not show stands at the first that it does.
std::map<std::string, std::string> errors_at(
    const std::map<std::string, std::string>& at_field, const view_submission& of);

}  // namespace bot::chat::slack
