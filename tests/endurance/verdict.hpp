// So many weeks on end, and whether anything grew, was said twice, or came at another time than the weeks before.
#pragma once

#include "endurance/year.hpp"

namespace tests::endurance {

struct verdict {
    std::vector<holdings> weeks;
    std::vector<std::string> misses;
    std::size_t announcements = 0, commands = 0, troubles = 0;
};

/// The first two weeks are what the later ones are held against: until then things find their size.
verdict live(int weeks, unsigned seed);

}  // namespace tests::endurance
