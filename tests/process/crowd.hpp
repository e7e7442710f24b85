// Several people at several pages each, who all talk at once: notes, failures, experiments started, stopped and rolled
// back, lessons, looks at the board, and plain chat. Every request is unique by a word of its own.
#pragma once

#include "process/page.hpp"

#include <random>

namespace tests {

class crowd {
public:
    using complaint = std::function<void(const std::string&)>;
    crowd(net::io_context& io, bot::clock::clock& steady, bot::wire::caller& by, unsigned seed, complaint wrong);

    /// Everybody calls the bot at this port and begins to talk, `together` requests a page under way at any time.
    void call(std::uint16_t port, std::size_t together);
    /// Everybody asks nothing more, and waits for what they asked.
    void fall_silent() { together_ = 0; }
    /// Everybody hangs up.
    void leave();

    bool is_here() const;  ///< all of them
    bool is_gone() const { return talking_ == 0; }
    std::size_t outstanding() const;
    void turn_clock(const nlohmann::json& how) { pages_.front()->turn_clock(how); }
    bool see_clock_paused() const { return pages_.front()->sees_clock_paused(); }
    void say_last_word() { pages_.front()->say("chaos-agents", "/chaos log that is all"); }
    /// Receipts since this was last asked.
    std::vector<page::receipt> take_receipts() { return std::exchange(receipts_, {}); }
    const std::vector<std::unique_ptr<page>>& pages() const { return pages_; }
    std::mt19937& dice() { return dice_; }

private:
    void talk(page& who);
    std::string something_to_say(const page& who);
    std::string unique_word();
    net::awaitable<void> converse(page& who, std::uint16_t port);
    int any(int below) { return static_cast<int>(dice_() % static_cast<unsigned>(below)); }

    net::io_context& io_;
    bot::wire::caller& by_;
    std::mt19937 dice_;
    std::vector<std::unique_ptr<page>> pages_;
    std::vector<page::receipt> receipts_;
    std::size_t together_ = 0, talking_ = 0;
    std::uint64_t words_ = 0;
};

}  // namespace tests
