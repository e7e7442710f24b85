#include "process/crowd.hpp"

#include <algorithm>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <fmt/format.h>

namespace tests {

namespace {

struct seat {
    const char* who;
    int pages;
};
constexpr seat seats[] = {{"fay", 1}, {"ada", 3}, {"bo", 3}, {"rex", 2}};

/// What is said in the agents' channel; {0} is a card, {1} a word of its own, {2} a change.
constexpr const char* agents_say[] = {"/chaos log {1} the queue grows why: to see it",
    "/chaos log {0} 00:05 {1} as seen", "/chaos log {1} one line", "/chaos log {0} {1} another",
    "/chaos start {0} why: {1}", "/chaos stop {0} by agents why: {1}", "/chaos stop {0} by team rolled-back why: {1}",
    "/chaos rolled-back {0}", "/chaos ready {0}", "/chaos change {1} restore: put it back", "/chaos restored {2}",
    "/chaos undo", "/chaos board", "{1} is plain talk"};
constexpr const char* responders_say[] = {"/chaos seen {1} hangs", "/chaos seen {1} is slow team: shop",
    "/chaos resolved {2}", "/chaos learned {1}", "/chaos idea {1}", "/chaos improve {1}", "{1} is plain talk",
    "{1} and more of it"};
constexpr const char* facilitator_says[] = {"/chaos kickoff now", "/chaos log {1} all is well",
    "/chaos resume yes why: {1}", "/chaos limit 2 why: {1}", "/chaos waive {0} limit why: {1}", "/chaos load"};

}  // namespace

crowd::crowd(net::io_context& io, bot::clock::clock& steady, bot::wire::caller& by, unsigned seed, complaint wrong)
    : io_(io), by_(by), dice_(seed) {
    for (const auto& each : seats)
        for (int number = 1; number <= each.pages; ++number) {
            auto made = std::make_unique<page>(steady, each.who, "p" + std::to_string(number));
            auto& one = *made;
            one.on_wrong = wrong;
            one.on_welcome = [this, &one] { talk(one); };
            one.on_receipt = [this, &one](const page::receipt& it) {
                receipts_.push_back(it);
                talk(one);
            };
            pages_.push_back(std::move(made));
        }
}

void crowd::call(std::uint16_t port, std::size_t together) {
    together_ = together;
    for (const auto& each : pages_) net::co_spawn(io_, converse(*each, port), net::detached);
    talking_ += pages_.size();
}

net::awaitable<void> crowd::converse(page& who, std::uint16_t port) {
    co_await who.converse(by_, port);
    --talking_;
}

void crowd::leave() {
    for (const auto& each : pages_) each->leave();
}

bool crowd::is_here() const {
    return std::ranges::all_of(pages_, [](const auto& each) { return each->is_welcome(); });
}

std::size_t crowd::outstanding() const {
    std::size_t all = 0;
    for (const auto& each : pages_) all += each->outstanding();
    return all;
}

void crowd::talk(page& who) {
    while (who.outstanding() < together_)
        who.say(who.as() == "rex" ? "incidents" : "chaos-agents", something_to_say(who));
}

std::string crowd::unique_word() { return fmt::format("w{}x{:04x}", ++words_, dice_() & 0xffffU); }

std::string crowd::something_to_say(const page& who) {
    const auto pick = [&](const auto& all) { return all[any(static_cast<int>(std::size(all)))]; };
    const auto* say = who.as() == "rex"   ? any(25) == 0   ? "/chaos stop-all {1}"
                                            : any(40) == 0 ? "/chaos status"
                                                           : pick(responders_say)
                        : who.as() == "fay" ? pick(facilitator_says)
                                          : pick(agents_say);
    return fmt::format(fmt::runtime(say), any(6) + 1, unique_word(), any(20) + 1);
}

}  // namespace tests
