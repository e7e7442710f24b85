#include "day/cause.hpp"

namespace bot::day {

cause_mark mark_of(std::string_view cause) {
    cause_mark made{0xcbf29ce484222325U};
    for (const char each : cause) {
        made.value ^= static_cast<unsigned char>(each);
        made.value *= 0x100000001b3U;
    }
    return made;
}

}  // namespace bot::day
