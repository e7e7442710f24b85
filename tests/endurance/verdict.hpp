// So many weeks on end, and whether anything grew, was said twice, or came at another time than planned or than the
// weeks before.
#pragma once

#include "endurance/year.hpp"

namespace tests::endurance {

struct verdict {
    std::vector<holdings> weeks;
    std::vector<std::string> misses;
    std::size_t announcements = 0, commands = 0;
    std::array<std::size_t, trouble_names.size()> troubles{};
};

/// The first two weeks are what the later ones are held against: until then things find their size. What the plan of a
/// day makes the bot say is demanded of each.
verdict live(int weeks, unsigned seed);

}  // namespace tests::endurance
