// The n-th operation on the wire fails, for every n until none does: everybody ends, nobody hangs, nothing is invented.
#include "wire/talk.hpp"

#include <doctest/doctest.h>

using namespace tests;
using namespace std::chrono_literals;

namespace {

const std::vector<std::string> ours{"one", "two", std::string(6'000, '3')};
const std::vector<std::string> theirs{"eins", "zwei"};

bool is_beginning(const std::vector<bot::wire::message>& heard, const std::vector<std::string>& sent) {
    if (heard.size() > sent.size()) return false;
    for (std::size_t n = 0; n < heard.size(); ++n)
        if (heard[n].bytes != sent[n]) return false;
    return true;
}

/// True when the fault was never met.
bool converse(int fault) {
    talk it;
    it.line.faults->operations_until_fault = fault;
    it.connect();
    if (it.ours)
        for (const auto& each : ours) (void)it.ours->send(each);
    if (it.theirs) {
        for (const auto& each : theirs) (void)it.theirs->send(each);
        (void)it.theirs->ping("?");
    }
    it.clock.settle();
    if (it.ours) play(it.io, it.ours->close(5s));
    it.clock.forward(30s);
    CHECK_MESSAGE(it.everybody_ended(), "somebody hangs when operation " << fault << " fails");
    CHECK(is_beginning(it.they_heard, ours));
    CHECK(is_beginning(it.we_heard, theirs));
    const bool is_whole = it.they_heard.size() == ours.size() && it.we_heard.size() == theirs.size();
    const bool is_met = it.line.faults->operations > fault;
    if (!is_met) CHECK(is_whole);
    return !is_met;
}

}  // namespace

TEST_CASE("whatever operation fails, both sides end and what was heard is what was said") {
    int fault = 0;
    while (fault < 200 && !converse(fault)) ++fault;
    CHECK(fault > 10);
    CHECK(fault < 200);
}
