#include "wire/certificates.hpp"

#include <fstream>
#include <iomanip>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>
#include <sstream>
#include <stdexcept>
#include <unistd.h>

namespace tests {

namespace {

using key = std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)>;
using x509 = std::unique_ptr<X509, decltype(&X509_free)>;
using memory = std::unique_ptr<BIO, decltype(&BIO_free_all)>;
constexpr long day = 24 * 60 * 60;

std::string text_of(BIO* from) {
    char* text = nullptr;
    const auto size = BIO_get_mem_data(from, &text);
    return std::string(text, static_cast<std::size_t>(size));
}

certificate written(X509* cert, EVP_PKEY* private_key) {
    const memory one(BIO_new(BIO_s_mem()), BIO_free_all), other(BIO_new(BIO_s_mem()), BIO_free_all);
    PEM_write_bio_X509(one.get(), cert);
    PEM_write_bio_PrivateKey(other.get(), private_key, nullptr, nullptr, 0, nullptr, nullptr);
    return {text_of(one.get()), text_of(other.get())};
}

void extend(X509* cert, int what, const std::string& value) {
    auto* extension = X509V3_EXT_conf_nid(nullptr, nullptr, what, value.c_str());
    if (extension == nullptr) throw std::runtime_error("no such extension: " + value);
    X509_add_ext(cert, extension, -1);
    X509_EXTENSION_free(extension);
}

void name(X509_NAME* whom, const std::string& common_name) {
    X509_NAME_add_entry_by_txt(
        whom, "CN", MBSTRING_ASC, reinterpret_cast<const unsigned char*>(common_name.c_str()), -1, -1, 0);
}

key new_key() { return key(EVP_EC_gen("P-256"), EVP_PKEY_free); }

/// OpenSSL looks an issuer up by its name first: no two may share one.
std::string unique() {
    static int made = 0;
    return std::to_string(::getpid()) + "-" + std::to_string(++made);
}

x509 unsigned_certificate(EVP_PKEY* of, const std::string& common_name, long from, long until) {
    static long serial = 0;
    x509 made(X509_new(), X509_free);
    X509_set_version(made.get(), 2);
    ASN1_INTEGER_set(X509_get_serialNumber(made.get()), ++serial);
    X509_gmtime_adj(X509_getm_notBefore(made.get()), from);
    X509_gmtime_adj(X509_getm_notAfter(made.get()), until);
    X509_set_pubkey(made.get(), of);
    name(X509_get_subject_name(made.get()), common_name);
    return made;
}

}  // namespace

struct authority::signer {
    key own = new_key();
    x509 cert = unsigned_certificate(own.get(), "Authority of the tests " + unique(), -day, day);

    signer() {
        X509_set_issuer_name(cert.get(), X509_get_subject_name(cert.get()));
        extend(cert.get(), NID_basic_constraints, "critical,CA:TRUE");
        extend(cert.get(), NID_key_usage, "critical,keyCertSign");
        X509_sign(cert.get(), own.get(), EVP_sha256());
    }
    certificate issue(const std::string& names, long from, long until) const {
        const auto theirs = new_key();
        const auto made = unsigned_certificate(theirs.get(), "A server of the tests", from, until);
        X509_set_issuer_name(made.get(), X509_get_subject_name(cert.get()));
        extend(made.get(), NID_subject_alt_name, names);
        X509_sign(made.get(), own.get(), EVP_sha256());
        return written(made.get(), theirs.get());
    }
};

std::string authority::name_by_hash() const {
    std::ostringstream name;
    name << std::hex << std::setw(8) << std::setfill('0') << X509_subject_name_hash(signer_->cert.get()) << ".0";
    return name.str();
}

authority::authority() : signer_(std::make_unique<signer>()) {
    file_ = (std::filesystem::temp_directory_path() / ("chaosday-" + unique() + ".pem")).string();
    std::ofstream(file_) << written(signer_->cert.get(), signer_->own.get()).pem;
}

authority::~authority() {
    std::error_code ignored;
    std::filesystem::remove(file_, ignored);
}

certificate authority::issue(const std::string& names) const { return signer_->issue(names, -day, day); }
certificate authority::issue_expired(const std::string& names) const { return signer_->issue(names, -2 * day, -day); }

certificate authority::self_signed(const std::string& names) {
    const auto own = new_key();
    const auto made = unsigned_certificate(own.get(), "Nobody in particular", -day, day);
    X509_set_issuer_name(made.get(), X509_get_subject_name(made.get()));
    extend(made.get(), NID_subject_alt_name, names);
    X509_sign(made.get(), own.get(), EVP_sha256());
    return written(made.get(), own.get());
}

}  // namespace tests
