// Why something was not done, for anybody: which rule, and what helps. One text for all verbs that are somebody else's,
// whatever they name.
#include "speech/answers.hpp"
#include "speech/names.hpp"
#include "speech/offers.hpp"
#include "speech/say.hpp"

namespace bot::speech {

namespace {

struct public_refuser {
    message operator()(const day::no_day_here&) const {
        return says(
            "No Chaos Day belongs to this channel, and you take part in no other. Say it in the channel of a day, or "
            "plan one: ",
            typed("new"), ".");
    }
    message operator()(const day::which_day& why) const {
        return says("Several days could be meant: ", listed(why.names), ". Say it in a channel of the one you mean.");
    }
    message operator()(const day::not_yours& why) const {
        if (why.facilitators)
            return says("That is for the facilitator of the day to say; ", typed("status"), " tells who that is. ",
                typed("help"), " shows what you can say now.");
        return says(
            "That is for the agents of chaos and the facilitator of the day to say; the facilitator decides who is an "
            "agent. ",
            typed("help"), " shows what you can say now.");
    }
    message operator()(const day::not_allowed_to_create&) const {
        return says("Not everybody may plan a Chaos Day here. Whoever runs this bot decides who may (",
            code("may-create"), " in its configuration): ask them, or somebody who may.");
    }
    message operator()(const day::day_not_open& why) const {
        if (why.planned)
            return says("The day has not begun yet, and that has to wait for its kickoff; ", typed("status"),
                " tells when it comes. Until then a failure is a real one: report it as on any other day.");
        return says(
            "The day is over, and that makes sense while it runs only. A failure now is a real one: report it as on "
            "any other day. ",
            typed("help"), " shows what you can still say.");
    }
    message operator()(const day::nothing_said& why) const {
        return says("Something is missing: ", wanted(why.wanted), ". Say it again with that; ", typed("help"),
            " and the verb show an example.");
    }
    message operator()(const day::no_such_sighting& why) const {
        return says(
            "There is no failure ", why.no, " on the record. ", typed("status"), " lists those that you reported.");
    }
    message operator()(const day::already_stopped& why) const {
        return says(why.real ? "Everything is stopped already, for a real incident." : "Everything is stopped already.",
            " Nothing goes on until the facilitator resumes; say in the channel what you see.");
    }
    message operator()(const day::channel_taken& why) const {
        return says("“", why.day, "” has the same ", why.agents ? "agents' channel" : "incident channel",
            " at that time, and a channel belongs to one day at a time. Choose another channel or another time.");
    }
    message operator()(const day::plan_incomplete& why) const {
        std::vector<line> missing;
        for (const auto& each : missing_in_words(why.missing)) missing.push_back(words(each));
        return telling()
            .says("The plan is not complete. It still needs:")
            .lists(std::move(missing))
            .says(
                "Say it again with that, or, if the day is planned already: ", typed("edit env: … procedure: …"), ".");
    }
    message operator()(const day::too_many& why) const {
        return says("That would be more ", why.what, " than fit: ", why.bound, " is the bound. Nothing was changed; ",
            instead_of(why.what), ".");
    }
    message operator()(const day::already_done&) const {
        return says("That has been done already; it was not done twice, and there is nothing left to do.");
    }

private:
    static std::string instead_of(std::string_view too_many) {
        if (too_many == "days")
            return "whoever runs this bot can begin a new record beside this one, whose days can still be reported";
        if (too_many == day::days_going_on) return "close or cancel those that are done with first";
        if (too_many.starts_with("MiB")) return "say it in fewer words, or note where the rest can be read";
        return "make do with what is there, or put several into one";
    }
    static std::string wanted(const std::string& part) {
        if (part == "what") return "what it is about, in a few words";
        if (part == "why") return "why (write why: … at its end)";
        if (part == "restore") return "how it is restored (write restore: … at its end)";
        if (part == "text") return "the text";
        return "the " + part;
    }
};

}  // namespace

message refused(const day::public_refusal& why) { return std::visit(public_refuser{}, why); }

}  // namespace bot::speech
