// The cookie that carries a session.
#pragma once

#include "wire/http.hpp"

#include <string>
#include <string_view>

namespace bot::web {

/// The session's token in a request; empty when there is none. `host` decides which of our two names counts.
std::string_view session_in(const wire::http_request& asked);
/// Set-Cookie for a session; an empty token takes the cookie away. Off this machine it is sent over TLS alone and
/// bound to this very host (RFC 6265bis, __Host-).
std::string session_cookie(std::string_view host_field, std::string_view token);

}  // namespace bot::web
