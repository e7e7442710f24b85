// What anybody is answered upon a command. Made from the public book and public facts: a card is not in reach.
#include "clock/zones.hpp"
#include "speech/answers.hpp"
#include "speech/offers.hpp"
#include "speech/procedure.hpp"
#include "speech/say.hpp"

namespace bot::speech {

namespace {

template <class Fact>
const Fact* among(std::span<const day::public_fact> happened) {
    for (const auto& each : happened)
        if (const auto* it = std::get_if<Fact>(&each)) return it;
    return nullptr;
}

struct public_clerk {
    std::span<const day::public_fact> happened;
    const day::public_day& of;
    day::instant now;

    message operator()(const day::report_sighting& asked) const {
        const auto* it = among<day::sighting_reported>(happened);
        if (!it) return says("That is on the record already.");
        telling made;
        made.says("Thank you. Failure ", it->no, " is on the record: “", asked.what, "”",
            it->team.empty() ? "" : " (" + it->team + ")", ".");
        made.says("Treat it as if production were on fire, and work on it in ", of.plan().incident_channel,
            ". The procedure: ", procedure());
        made.says("When it is over: ", typed("resolved " + std::to_string(it->no.value)), ".");
        return made.offers(offer("It is over", "resolved " + std::to_string(it->no.value)));
    }
    message operator()(const day::resolve_sighting& asked) const {
        return says("Failure ", asked.no, " is over. Thank you.");
    }
    message operator()(const day::stop_all&) const {
        return says("Everything is being stopped, and ", of.plan().incident_channel,
            " hears of it. Nothing goes on until ", of.open().facilitator,
            " resumes. You were right to call it: nobody has to be sure first.");
    }
    message operator()(const day::declare_real&) const {
        return telling()
            .says("Everybody hears that this one is real, and everything else is being stopped.")
            .says("Work on it in ", of.plan().incident_channel, ", as in any real incident: ", procedure(),
                " Nothing goes on until ", of.open().facilitator, " resumes.");
    }
    message operator()(const day::write_lesson& asked) const {
        switch (asked.kind) {
            case day::lesson_kind::learned:
                return says("Kept for the retrospective, under what we learnt. Thank you.");
            case day::lesson_kind::improvement:
                return says("Kept for the retrospective, under what makes the next Chaos Day better. Thank you.");
            case day::lesson_kind::idea:
                break;
        }
        if (!asked.owner) return says("Kept for the retrospective, under the ideas. Thank you.");
        return says("Kept for the retrospective, under the ideas; ", *asked.owner, " considers it later. Thank you.");
    }
    message operator()(const day::create_day&) const {
        const auto& plan = of.plan();
        telling made;
        made.says(strong(plan.name), " is planned, in ", plan.environment, when_it_is(), ". ", of.open().facilitator,
            " facilitates.");
        made.says("What comes next:");
        made.lists({words(typed("people agents: @ada team: web"), ": who takes part"),
            words(typed("add COMPONENT | FAILURE | EXPECTED"), ": the cards, by the agents, or ",
                typed("plan load FILE")),
            words(typed("check"), ": what is still missing"),
            words("The kickoff comes by itself when the window opens, or by ", typed("kickoff now"), ".")});
        return made.offers(offer("People", "people")).offers(offer("Check", "check"));
    }
    message operator()(const day::greet&) const { return {}; }

private:
    line procedure() const { return procedure_in_words(of.plan().procedure, of.plan().procedure_link); }

    line when_it_is() const {
        const auto& windows = of.plan().windows;
        if (windows.empty()) return {};
        return words(", from ", dated(windows.front().opens.at, of.plan().zone), " to ",
            dated(windows.back().ends.at, of.plan().zone));
    }
};

}  // namespace

message done(const day::public_command& asked, std::span<const day::public_fact> happened, const day::public_day& of,
    day::instant now) {
    return std::visit(public_clerk{happened, of, now}, asked);
}

message not_recorded() {
    return telling()
        .says(strong("That was understood but not written down"),
            ", so it does not count: the disk of this bot takes nothing at the moment.")
        .says(
            "Nothing has changed. Say it again in a minute. If it can not wait (a stop, a real incident), do it and "
            "tell people in the channel yourself; whoever runs the bot sees the fault in its log.");
}

message not_on_disk_yet() {
    return telling()
        .says(strong("That was understood, but it is not on record yet"),
            ": the disk of this bot has not answered for a while. It may still be written, or lost.")
        .says(
            "Start nothing because of it, and do not say it again: you hear from me when it is known which. If it can "
            "not wait (a stop, a real incident), do it and tell people in the channel yourself.");
}

message nothing_to_show_yet() {
    return telling().says(
        "The disk of this bot has not answered for a while, and I show nothing that it may not have. "
        "Ask again in a minute.");
}

message on_record_after_all(const message& said) {
    return telling().says("What you said while the disk of this bot hung ", strong("is on record now"), ".").adds(said);
}

message lost_after_all() {
    return telling().says("What you said while the disk of this bot hung ", strong("was not written down"),
        ", so it does not count. Say it again, if it is still what you want.");
}

}  // namespace bot::speech
