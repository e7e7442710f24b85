#include "bench/notes.hpp"

#include <fmt/format.h>

namespace tests::bench {

std::vector<saying> notes_in(const past& which) {
    std::vector<saying> all;
    for (std::size_t n = 0; n < which.open_days * which.cards; ++n)
        all.push_back({n % 2 == 0 ? "UADA" : "UBO", agents_channel(n % which.open_days),
            fmt::format("log {} the queue holds ######## orders, no alert yet why: it may matter",
                n / which.open_days % which.cards + 1)});
    return all;
}

}  // namespace tests::bench
