// Which names each kind of announcement has, and which of them its template has to use.
#pragma once

#include "speech/page.hpp"

namespace bot::speech {

/// By kind: "kickoff", "neutral-reminder" … and "topic".
const std::map<std::string, vocabulary>& vocabularies();

}  // namespace bot::speech
