#include "core/media/audio_reader.h"
#include "tests/app/weft_cli.h"
#include "tests/core/render/test_media.h"

#include <nlohmann/json.hpp>

#include <cmath>
#include <numbers>

using namespace weft;
using weft::test::Ended;

/// What weft-cli does with sound: loudness, normalising, films in other layouts.
class TestCliSound : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void aFileIsMeasured();
    void aSequenceIsMeasuredAndNormalised();
    void aRangeIsMeasuredAlone();
    void whatCannotBeMeasuredIsRefused();
    void aFilmHasTheLayoutOfItsSequence();

private:
    nlohmann::json loudness(const QStringList &arguments) const
    {
        const Ended ended = m_cli->run(
            QStringList{QStringLiteral("loudness"), QStringLiteral("--json")} + arguments);
        if (ended.code != 0)
            qFatal("%s", qPrintable(ended.err));
        return nlohmann::json::parse(ended.out.toStdString());
    }

    std::unique_ptr<test::WeftCli> m_cli;
};

static QString u(const char *text)
{
    return QString::fromUtf8(text);
}

/// Ten seconds of a sine that is −20 LUFS, then as long 10 dB softer.
void TestCliSound::init()
{
    m_cli = std::make_unique<test::WeftCli>();
    test::writeSound(m_cli->path(u("tone.mkv")), 20 * kSampleRate, [](int, std::int64_t s) {
        const double level = s < 10 * kSampleRate ? 0.1 : 0.1 / std::sqrt(10);
        return level * std::sin(2 * std::numbers::pi * 1000 * double(s) / double(kSampleRate));
    });
    m_cli->makeProject(R"({"edit":"import","path":"tone.mkv","as":"tone"}
{"edit":"append","source":{"kind":"media","media":"$tone"},"audio":"A1"}
)");
}

void TestCliSound::aFileIsMeasured()
{
    const auto found = loudness({u("tone.mkv")});
    QVERIFY(std::abs(found["momentary"].get<double>() + 20) < 0.1);
    QVERIFY(std::abs(found["truePeak"].get<double>() + 20) < 0.1);
    QVERIFY(!found.contains("gainDb"));
    const auto wanted = loudness(
        {u("tone.mkv"), u("--normalise"), u("-16"), u("--true-peak"), u("-10")});
    QVERIFY(std::abs(wanted["gainDb"].get<double>() - (-16 - found["integrated"].get<double>()))
            < 0.01);
}

void TestCliSound::aSequenceIsMeasuredAndNormalised()
{
    const double before = loudness({u("film.weft")})["integrated"].get<double>();
    QVERIFY(std::abs(before - loudness({u("tone.mkv")})["integrated"].get<double>()) < 0.01);
    const auto changed = loudness({u("film.weft"), u("--normalise"), u("-23")});
    QVERIFY(std::abs(changed["gainDb"].get<double>() - (-23 - before)) < 0.01);
    QVERIFY(std::abs(loudness({u("film.weft")})["integrated"].get<double>() + 23) < 0.02);
}

void TestCliSound::aRangeIsMeasuredAlone()
{
    const auto soft = loudness({u("film.weft"), u("--range"), u("11s-19s")});
    QVERIFY(std::abs(soft["integrated"].get<double>() + 30) < 0.1);
}

void TestCliSound::whatCannotBeMeasuredIsRefused()
{
    m_cli->must({u("apply"), u("film.weft"), u("-")}, R"({"edit":"set-master","muted":true})");
    QVERIFY(loudness({u("film.weft")})["integrated"].is_null());
    QCOMPARE(m_cli->run({u("loudness"), u("film.weft"), u("--normalise"), u("-23")}).code, 2);
    QCOMPARE(m_cli->run({u("loudness"), u("nothing.wav")}).code, 4);
    QCOMPARE(m_cli->run({u("loudness"), u("tone.mkv"), u("--range"), u("1s-2s")}).code, 2);
}

void TestCliSound::aFilmHasTheLayoutOfItsSequence()
{
    m_cli->must({u("apply"), u("film.weft"), u("-")},
                R"({"edit":"set-sequence","sound":"5.1"}
{"edit":"set-clip","clip":"tone.mkv","channels":[-1,-1,0,-1,1]})");
    m_cli->must({u("render"), u("film.weft"), u("-o"), u("film.mkv"), u("--preset"), u("lossless"),
                 u("--range"), u("0-50")});
    auto reader = AudioReader::open(m_cli->path(u("film.mkv")), 0, {SoundLayout::Surround51, {}});
    QVERIFY(reader);
    const auto block = reader->read(0, kSampleRate);
    QVERIFY(block);
    for (std::size_t c = 0; c < 6; ++c) {
        const auto &channel = block->channels[c];
        const float peak = *std::max_element(channel.begin(), channel.end());
        QVERIFY(c == 2 || c == 4 ? std::abs(peak - 0.1F) < 0.001F : peak == 0);
    }
}

WEFT_TEST_MAIN(TestCliSound)
#include "tst_cli_sound.moc"
