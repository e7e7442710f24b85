#include "chat/fields.hpp"

#include "json/document.hpp"

#include <boost/json/serialize.hpp>
#include <boost/json/value.hpp>
#include <fmt/format.h>

namespace bot::chat {

using boost::json::value;
using json::text_of;

namespace {

/// The way to a value, as "payload.actions[]."; nothing when it is not in there.
std::optional<std::string> path_to(const value& wanted, const value& from) {
    if (&wanted == &from) return "";
    if (const auto* members = from.if_object())
        for (const auto& each : *members)
            if (const auto rest = path_to(wanted, each.value())) {
                const std::string_view name(each.key().data(), each.key().size());
                return fmt::format("{:.50}{}{}", name, each.value().is_array() ? "" : ".", *rest);
            }
    if (const auto* list = from.if_array())
        for (const auto& each : *list)
            if (const auto rest = path_to(wanted, each)) return "[]." + *rest;
    return std::nullopt;
}

}  // namespace

const value* fields::member(std::string_view name) const {
    const auto* found = of_ == nullptr ? nullptr : json::member_of(*of_, name);
    return found == nullptr || found->is_null() ? nullptr : found;
}

void fields::blame(std::string_view name, std::string_view what) const {
    if (!fault_->empty()) return;
    *fault_ = fmt::format("{}{} is no {}", path_to(*of_, *root_).value_or(""), name, what);
}

std::string fields::text(std::string_view name) const {
    const auto* it = member(name);
    if (it == nullptr) return {};
    if (const auto* text = it->if_string()) return std::string(text_of(*text));
    blame(name, "text");
    return {};
}

bool fields::flag(std::string_view name) const {
    const auto* it = member(name);
    if (it == nullptr) return false;
    if (const auto* is_so = it->if_bool()) return *is_so;
    if (const auto* text = it->if_string()) return text_of(*text) == "true";
    blame(name, "boolean");
    return false;
}

std::optional<std::int64_t> fields::number(std::string_view name) const {
    const auto* it = member(name);
    if (it == nullptr) return std::nullopt;
    if (const auto* number = it->if_int64()) return *number;
    blame(name, "whole number");
    return std::nullopt;
}

fields fields::object(std::string_view name) const {
    const auto* it = member(name);
    if (it != nullptr && !it->is_object()) {
        blame(name, "object");
        it = nullptr;
    }
    return {it, root_, *fault_};
}

void fields::each_in(const value& array, const std::function<void(const fields&)>& seen) const {
    for (const auto& each : array.get_array()) seen(fields(&each, root_, *fault_));
}

void fields::each_of(std::string_view array, const std::function<void(const fields&)>& seen) const {
    const auto* it = member(array);
    if (it == nullptr) return;
    if (!it->is_array()) return blame(array, "list");
    each_in(*it, seen);
}

void fields::each_text_of(std::string_view array, const std::function<void(std::string)>& seen) const {
    const auto* it = member(array);
    if (it == nullptr) return;
    if (!it->is_array()) return blame(array, "list");
    for (const auto& each : it->get_array()) {
        if (const auto* text = each.if_string())
            seen(std::string(text_of(*text)));
        else
            blame(array, "list of texts");
    }
}

void fields::each_member(const std::function<void(const std::string&, const fields&)>& seen) const {
    const auto* members = of_ == nullptr ? nullptr : of_->if_object();
    if (members == nullptr) return;
    for (const auto& each : *members)
        seen(std::string(each.key().data(), each.key().size()), fields(&each.value(), root_, *fault_));
}

void fields::each(const std::function<void(const fields&)>& seen) const {
    if (of_ == nullptr || of_->is_null()) return;
    if (!of_->is_array()) return blame("it", "list");
    each_in(*of_, seen);
}

std::size_t fields::count() const { return of_ == nullptr || !of_->is_array() ? 0 : of_->get_array().size(); }

std::string fields::as_json() const { return of_ == nullptr ? "null" : boost::json::serialize(*of_); }

}  // namespace bot::chat
