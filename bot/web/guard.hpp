// What keeps strangers out of the listener. A page of some other site may not be shown our answers by giving our
// address a name of its own (DNS rebinding): whoever asks has to ask for us by a name that can only be ours, and a page
// that asks has to be one of ours.
#pragma once

#include "wire/address.hpp"
#include "wire/http.hpp"

namespace bot::web {

/// Where people reach us besides this machine itself: the address that the operator gave us, if any.
using public_place = std::optional<wire::address>;

/// Whether the Host field names this machine and nothing else: localhost, 127.0.0.0/8, [::1], with any port (somebody
/// may come through a tunnel).
bool is_this_machine(std::string_view host_field);
/// Whether a page of that origin came from the very place that is now asked: this machine over http, or ours as it is
/// reached from outside.
bool is_same_place(std::string_view origin, std::string_view host_field, const public_place& ours = {});
/// "https://chaos.example.org", without a path.
std::string origin_of(const wire::address& place);

/// What a request is turned away with, if it is: 421 for a foreign Host, 403 for a foreign Origin. From `a_page` an
/// Origin has to be there. `a_server` reaches us by whatever name it was told and is no browser that could be misled:
/// what its calls carry proves them, and nothing else is looked at.
enum class asked_from : std::uint8_t { anywhere, a_page, a_server };
std::optional<wire::http_response> turned_away(
    const wire::http_request& asked, asked_from from, const public_place& ours = {});

/// Adds what every answer carries: the Content-Security-Policy and its kin, and no-store unless it says otherwise.
wire::http_response guarded(wire::http_response answer);

/// A short answer in words.
wire::http_response plain_answer(unsigned status, std::string text);

}  // namespace bot::web
