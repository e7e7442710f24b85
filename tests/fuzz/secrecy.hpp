// Nobody reads what is not for them: what agents wrote is one word, which no answer to others may hold.
#pragma once

#include "fuzz/desk_on_paper.hpp"

#include <string_view>

namespace tests::fuzz {

/// Whether somebody wrote that word themselves, who may read it again. What is no letter may be left out of an answer.
bool says_secret(std::string_view typed);

/// Whether a text that reaches this person may hold it: they are an agent or facilitate, or all is revealed.
bool may_read_secrets(const moment_of_a_day& at, const bot::day::person_id& who);
/// Of what was asked there, unless the asker said the word themselves.
void must_keep_secrets(const moment_of_a_day& at, const bot::desk::request& asked, const bot::desk::answer& told);

}  // namespace tests::fuzz
