// Plays at random: scenes of small numbers that stand for who says what and how much time goes by, so that a play that
// breaks something shrinks to a short one. Set RC_PARAMS (seed=…, max_success=…) to play others.
#pragma once

#include "stage.hpp"

#include <iosfwd>
#include <rapidcheck.h>

namespace tests::day {

struct scene {
    int who = 0, verb = 0, nth = 0, one = 0, two = 0, pause = 0;
};
std::ostream& operator<<(std::ostream& out, const scene& it);

using play = std::vector<scene>;
rc::Gen<play> plays();
/// One of the three days, planned ten minutes or two days before it begins.
stage some_day();

/// What is said in public or by those who are no agents; what agents and facilitator say among themselves; what the
/// facilitator says with effect for everybody; and the few acts whose instant everybody may notice.
enum class part { public_act, secret_act, open_order, shared_act, final_act };

struct spoken {
    part of = part::public_act;
    std::string who;
    command what;
};
/// The line of a scene. `words` are put wherever an agent writes something.
spoken line_of_scene(const scene& it, const stage& day, const std::string& words);

/// Time goes by: the clock looks meanwhile, or (the bot is down) only afterwards; now and then it jumps back.
void pass_time(const scene& it, stage& day);

/// Rolls the same dice in every run of the tests, unless RC_PARAMS says otherwise.
void load_dice();

}  // namespace tests::day

template <>
struct rc::Arbitrary<tests::day::scene> {
    static rc::Gen<tests::day::scene> arbitrary();
};
