#include "speech/forms_public.hpp"

#include "speech/form_fields.hpp"
#include "speech/say.hpp"

#include <map>

namespace bot::speech {

namespace {

form seen_form() {
    return {"seen", "I see a failure", "Report it", {},
        {some_lines("what", "What do you see?"), optional(one_line("team", "Team", "who looks after it"))}};
}

form stop_all_form() {
    return {"stop-all", "Stop everything", "Stop everything", {}, {asks_why("Agents and the facilitator read it.")}};
}

/// Sending it is the confirmation; there may be no time for words.
form real_form() {
    form made{"real", "A real incident", "Tell everybody", {},
        {optional(some_lines(
            "what", "What is it?", "What responders write here everybody reads; what agents write, agents."))}};
    made.note = says(
        "This is for production, for safety, or when the facilitator says so. It stops every experiment and tells "
        "everybody. Anything else is reported as a failure.");
    return made;
}

form learned_form() {
    return {"learned", "What you learnt", "Write it down", {}, {some_lines("text", "What did you learn?")}};
}

form improve_form() {
    return {"improve", "What to do better", "Write it down", {},
        {some_lines("text", "What would make the next Chaos Day better?")}};
}

form idea_form() {
    return {"idea", "An idea", "Write it down", {},
        {some_lines("text", "What is the idea?", "for a team's backlog"),
            optional(as_kind(one_line("owner", "Who considers it later?"), field_kind::person))}};
}

}  // namespace

std::optional<form> anybodys_form(std::string_view verb) {
    static const std::map<std::string_view, form (*)()> all{{"seen", seen_form}, {"stop-all", stop_all_form},
        {"real", real_form}, {"learned", learned_form}, {"improve", improve_form}, {"idea", idea_form}};
    const auto found = all.find(verb);
    return found == all.end() ? std::nullopt : std::optional(found->second());
}

}  // namespace bot::speech
