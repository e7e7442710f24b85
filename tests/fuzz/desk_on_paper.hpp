// The desk without network, disk and time: what it is asked it answers at once, and every question finds the day as it
// was at the beginning. Each fact is read back from its line, as a start after a crash would.
#pragma once

#include "clock/virtual_clock.hpp"
#include "desk/desk.hpp"
#include "fuzz/days.hpp"

#include <optional>

namespace tests::fuzz {

class desk_on_paper {
public:
    explicit desk_on_paper(moment_of_a_day from);

    /// Throws what the desk throws.
    bot::desk::answer ask(bot::desk::request what);

    const moment_of_a_day& from() const { return from_; }
    bot::desk::port& port() { return *desk_; }

private:
    void begin_anew();

    moment_of_a_day from_;
    boost::asio::io_context io_{1};
    virtual_clock time_;
    std::unique_ptr<bot::record::journal> book_;
    std::unique_ptr<bot::desk::shelf> plans_;
    std::unique_ptr<bot::desk::directory> names_;
    std::optional<bot::desk::desk> desk_;
    int asked_ = 0;
};

/// For each moment of the days that live on this platform.
std::vector<std::unique_ptr<desk_on_paper>> desks(bot::day::platform on);

/// Whether anything at all reaches the asker.
bool says_something(const bot::desk::answer& it);
/// All that the asker can read of it: words, the form's texts, errors, buttons.
std::string readable(const bot::desk::answer& it);

}  // namespace tests::fuzz
