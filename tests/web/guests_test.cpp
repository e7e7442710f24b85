// Links and sessions as values: what lets in, how often, how long, and what does not.
#include "web/guests.hpp"

#include "room/room_bench.hpp"
#include "text_of_file.hpp"
#include "web/guest_file.hpp"

#include <doctest/doctest.h>
#include <set>

using namespace bot;
using namespace bot::web;
using namespace std::chrono_literals;

namespace {

const day::instant noon = std::chrono::sys_days(std::chrono::year(2026) / 11 / 24) + 12h;
const guest ada{{1}, {day::platform::slack, "UADA"}, day::role::agent};
const guest rex{{1}, {day::platform::slack, "UREX"}, day::role::responder};

/// Bytes that a test can foretell.
dice counting() {
    return [n = std::make_shared<std::uint32_t>(0)](std::size_t size) {
        std::string bytes(size, '\0');
        for (auto& each : bytes) each = static_cast<char>(++*n * 7);
        bytes[0] = static_cast<char>(*n >> 8);
        return bytes;
    };
}

std::string changed_at(std::string token, std::size_t n) {
    token[n] = token[n] == '0' ? '1' : '0';
    return token;
}

}  // namespace

TEST_CASE("a token proves itself, and only a hash of its proof is kept") {
    const auto made = mint_token(random_bytes);
    CHECK(made.said.size() == 80);
    CHECK(name_of_token(made.said) == made.kept.name);
    CHECK(is_proven(made.kept, made.said));
    CHECK(made.said.find(made.kept.hash) == std::string::npos);
    CHECK(made.kept.hash.find(made.said.substr(16)) == std::string::npos);
    for (std::size_t n = 0; n < made.said.size(); ++n) CHECK_FALSE(is_proven(made.kept, changed_at(made.said, n)));
}

TEST_CASE("no two tokens are alike") {
    std::set<std::string> said;
    for (int n = 0; n < 1'000; ++n) said.insert(mint_token(random_bytes).said);
    CHECK(said.size() == 1'000);
}

TEST_CASE("what is no token is not looked at") {
    const auto good = mint_token(random_bytes).said;
    for (const auto& bad : {std::string(), good.substr(1), good + "0", std::string(80, 'g'), std::string(80, 'A'),
             std::string(80, '\0'), std::string(1 << 20, 'a')})
        CHECK_FALSE(name_of_token(bad));
}

TEST_CASE("a link lets in once, as the one it was given to") {
    guests book(counting());
    const auto link = book.invite(ada, noon);
    REQUIRE(link);
    const auto admitted = book.redeem(*link, noon + 9min);
    REQUIRE(admitted);
    CHECK(admitted->as == ada);
    CHECK(admitted->token != *link);
    CHECK(book.find(admitted->token, noon + 9min)->of == ada);
    CHECK_FALSE(book.redeem(*link, noon + 9min));
    CHECK(book.sessions().size() == 1);
}

TEST_CASE("a link is good for ten minutes") {
    guests book(counting());
    const auto link = book.invite(ada, noon);
    CHECK_FALSE(book.redeem(*link, noon + 10min));
    CHECK(book.empty());
    const auto other = book.invite(ada, noon);
    CHECK(book.redeem(*other, noon + 10min - 1ms));
}

TEST_CASE("a guessed link uses nothing up, nor does a link serve as a session, nor a session as a link") {
    guests book(counting());
    const auto link = book.invite(ada, noon);
    for (std::size_t n = 0; n < link->size(); ++n) CHECK_FALSE(book.redeem(changed_at(*link, n), noon));
    CHECK_FALSE(book.find(*link, noon));
    const auto admitted = book.redeem(*link, noon);
    REQUIRE(admitted);
    CHECK_FALSE(book.redeem(admitted->token, noon));
    CHECK_FALSE(book.find(changed_at(admitted->token, 79), noon));
}

TEST_CASE("sessions end after thirty days, by name, or for a reason") {
    guests book(counting());
    const auto one = book.redeem(*book.invite(ada, noon), noon), other = book.redeem(*book.invite(rex, noon), noon);
    CHECK(book.find(one->token, noon + std::chrono::days(30) - 1ms));
    CHECK_FALSE(book.find(one->token, noon + std::chrono::days(30)));
    const auto name = book.find(one->token, noon)->key.name;
    CHECK(book.named(name, noon)->of == ada);
    CHECK_FALSE(book.named(name, noon + std::chrono::days(30)));
    CHECK(book.end(name));
    CHECK_FALSE(book.end(name));
    const auto late = book.invite(rex, noon);
    CHECK(book.end_if([](const guest& each) { return each.as == day::role::responder; }));
    CHECK_FALSE(book.find(other->token, noon));
    CHECK_FALSE(book.redeem(*late, noon));
    CHECK_FALSE(book.end_if([](const guest&) { return true; }));
}

TEST_CASE("nobody can fill the book: one's own oldest gives way, and strangers' do not") {
    guests book(counting());
    const auto first = book.invite(ada, noon), of_rex = book.invite(rex, noon);
    for (std::size_t n = 0; n < guests::links_each; ++n) CHECK(book.invite(ada, noon + 1s));
    CHECK_FALSE(book.redeem(*first, noon + 2s));
    const auto kept = book.redeem(*of_rex, noon + 2s);
    CHECK(kept);
    std::vector<std::string> tokens;
    for (std::size_t n = 0; n <= guests::sessions_each; ++n)
        tokens.push_back(book.redeem(*book.invite(ada, noon + 3s), noon + 3s + std::chrono::seconds(n))->token);
    CHECK_FALSE(book.find(tokens.front(), noon + 1min));
    CHECK(book.find(tokens.back(), noon + 1min));
    CHECK(book.find(kept->token, noon + 1min));
    CHECK(book.sessions().size() == guests::sessions_each + 1);
}

TEST_CASE("when there is no room for another session, whoever is in stays in and the link stays good") {
    std::vector<web::session> known;
    for (std::size_t n = 0; n < guests::sessions_most; ++n) {
        auto whom = ada;
        whom.who.id = std::to_string(n);
        known.push_back({web::mint_token(web::random_bytes).kept, whom, noon});
    }
    guests book(known, counting());
    const auto link = book.invite(rex, noon);
    const auto refused = book.redeem(*link, noon);
    REQUIRE_FALSE(refused);
    CHECK(refused.error() == guests::shut_out::no_room);
    CHECK(book.end(known.front().key.name));
    CHECK(book.redeem(*link, noon));
}

TEST_CASE("when too many links wait, no more are given out until they are old") {
    guests book(counting());
    for (std::size_t n = 0; n < guests::links_most; ++n) {
        auto whom = ada;
        whom.who.id = std::to_string(n);
        REQUIRE(book.invite(whom, noon));
    }
    CHECK_FALSE(book.invite(rex, noon + 9min));
    CHECK(book.invite(rex, noon + 10min));
}

TEST_CASE("sessions are kept on disk, without a token in them") {
    tests::own_directory place;
    const guest_file file(
        place / "", [](const auto& to, const auto& text, const auto&) { tests::put_contents(to, text); });
    CHECK(file.load()->empty());
    guests book(counting());
    const auto admitted = book.redeem(*book.invite(ada, noon), noon);
    file.save(book.sessions());
    const auto text = tests::text_of_file(place / "sessions.json");
    CHECK(text.find(admitted->token.substr(16)) == std::string::npos);
    const guests again(*file.load(), counting());
    CHECK(again.find(admitted->token, noon)->of == ada);
    CHECK(again.sessions() == book.sessions());
}

TEST_CASE("a file of sessions that is broken lets nobody in, and is told of") {
    tests::own_directory place;
    const guest_file file(place / "");
    for (const auto* text : {"", "{", "[1]", "[{}]", R"([{"name":1}])", "null[",
             R"([{"name":"a","hash":"b","day":1,"platform":9,"person":"x","role":3,"since":0}])",
             R"([{"name":"a","hash":"b","day":1,"platform":1,"person":"x","role":-1,"since":0}])"}) {
        tests::put_contents(place / "sessions.json", text);
        CAPTURE(text);
        const auto read = file.load();
        REQUIRE_FALSE(read);
        CHECK(read.error().find("new link") != std::string::npos);
    }
}

TEST_CASE("a revocation stands until it is noted as done") {
    tests::own_directory place;
    const guest_file file(place / "");
    CHECK_FALSE(file.is_revoked());
    REQUIRE(file.revoke());
    CHECK(file.is_revoked());
    CHECK(file.is_revoked());
    CHECK(file.note_revoked());
    CHECK_FALSE(file.is_revoked());
    CHECK_FALSE(guest_file(place / "nowhere/at/all").revoke());
}
