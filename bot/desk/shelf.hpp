// Plan files by name (`plan load FILE`), and the plans in them.
#pragma once

#include "speech/message.hpp"
#include "speech/parse.hpp"

#include <expected>
#include <string>
#include <string_view>

namespace bot::desk {

class shelf {
public:
    virtual ~shelf() = default;
    /// The text of the file, or why it can not be had, as a sentence for the asker.
    virtual std::expected<std::string, std::string> read(std::string_view name) = 0;
    /// The plan in it, its people and channels looked up by `around`; or what to tell the asker.
    virtual std::expected<day::day_plan, speech::message> plan(std::string_view name, const speech::hearing& around);
};

}  // namespace bot::desk
