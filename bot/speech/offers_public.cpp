#include "speech/offers_public.hpp"

namespace bot::speech {

namespace {

button lasting_offer(std::string label, std::string words, look as = look::plain) {
    return {std::move(label), std::move(words), as, {}, true};
}

}  // namespace

button sees_failure() { return lasting_offer("I see a failure", "seen", look::primary); }
button stop_everything() { return lasting_offer("Stop everything", "stop-all", look::danger); }
button stop_and_say_why() { return lasting_offer("Stop everything, and say why", "stop-all why"); }
button declares_real() { return lasting_offer("It is a real incident", "real what"); }

std::vector<button> what_was_learnt() {
    return {lasting_offer("What I learnt", "learned"), lasting_offer("What to do better", "improve"),
        lasting_offer("An idea", "idea")};
}

}  // namespace bot::speech
