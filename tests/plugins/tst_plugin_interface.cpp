#include "tests/support/test_main.h"

#include "plugins/api/weft_plugin.h"

#include <cstddef>

/// What is published cannot be changed: the places of fields and the values of names. A failure
/// here means that plugins of yesterday would break; append fields and take new numbers instead.
class TestPluginInterface : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void fieldsStayWhereTheyAre_data();
    void fieldsStayWhereTheyAre();
    void numbersKeepTheirMeaning();
    void everyStructBeginsWithItsSize();
};

void TestPluginInterface::fieldsStayWhereTheyAre_data()
{
    QTest::addColumn<std::size_t>("place");
    QTest::addColumn<std::size_t>("published");
#define ROW(type, field, offset) \
    QTest::newRow(#type "." #field) << offsetof(type, field) << std::size_t(offset)
    ROW(weft_frame, channels, 4);
    ROW(weft_frame, width, 8);
    ROW(weft_frame, height, 12);
    ROW(weft_frame, bytes_per_row, 16);
    ROW(weft_frame, planes, 24);
    ROW(weft_parameter, kind, 4);
    ROW(weft_parameter, id, 8);
    ROW(weft_parameter, boolean, 16);
    ROW(weft_parameter, integer, 24);
    ROW(weft_parameter, number, 32);
    ROW(weft_parameter, text, 40);
    ROW(weft_input, kind, 4);
    ROW(weft_input, id, 8);
    ROW(weft_input, width, 16);
    ROW(weft_input, height, 20);
    ROW(weft_input, channels, 24);
    ROW(weft_input, rate_numerator, 28);
    ROW(weft_input, rate_denominator, 32);
    ROW(weft_input, frame_count, 40);
    ROW(weft_input, sample_count, 48);
    ROW(weft_request, numerics, 4);
    ROW(weft_request, generator, 8);
    ROW(weft_request, parameters, 16);
    ROW(weft_request, parameter_count, 24);
    ROW(weft_request, input_count, 28);
    ROW(weft_request, inputs, 32);
    ROW(weft_request, seed, 40);
    ROW(weft_request, width, 48);
    ROW(weft_request, height, 52);
    ROW(weft_request, rate_numerator, 56);
    ROW(weft_request, rate_denominator, 60);
    ROW(weft_request, length, 64);
    ROW(weft_request, channels, 72);
    ROW(weft_request, threads, 76);
    ROW(weft_request, memory_bytes, 80);
    ROW(weft_request, folder, 88);
    ROW(weft_estimate, seconds, 8);
    ROW(weft_estimate, memory_bytes, 16);
    ROW(weft_prompt_count, tokens, 8);
    ROW(weft_prompt_count, most, 16);
    ROW(weft_host, api_version, 4);
    ROW(weft_host, version, 8);
    ROW(weft_host, data, 16);
    ROW(weft_host, log, 24);
    ROW(weft_host, progress, 32);
    ROW(weft_host, read_frame, 40);
    ROW(weft_host, read_audio, 48);
    ROW(weft_host, emit_frame, 56);
    ROW(weft_host, preview, 64);
    ROW(weft_host, fail, 72);
    ROW(weft_host, get_service, 80);
    ROW(weft_host, note, 88);
    ROW(weft_plugin, api_version, 4);
    ROW(weft_plugin, id, 8);
    ROW(weft_plugin, version, 16);
    ROW(weft_plugin, init, 24);
    ROW(weft_plugin, deinit, 32);
    ROW(weft_plugin, estimate, 40);
    ROW(weft_plugin, generate, 48);
    ROW(weft_plugin, count_prompt, 56);
#undef ROW
}

void TestPluginInterface::fieldsStayWhereTheyAre()
{
    if (sizeof(void *) != 8)
        QSKIP("the published places are those of 64-bit systems");
    QFETCH(std::size_t, place);
    QFETCH(std::size_t, published);
    QCOMPARE(place, published);
}

void TestPluginInterface::numbersKeepTheirMeaning()
{
    QCOMPARE(WEFT_PLUGIN_API_VERSION, 1);
    QCOMPARE(int(WEFT_OK), 0);
    QCOMPARE(int(WEFT_STOP), 1);
    QCOMPARE(int(WEFT_FAILED), 2);
    QCOMPARE(int(WEFT_PARAMETER_BOOLEAN), 1);
    QCOMPARE(int(WEFT_PARAMETER_INTEGER), 2);
    QCOMPARE(int(WEFT_PARAMETER_NUMBER), 3);
    QCOMPARE(int(WEFT_PARAMETER_TEXT), 4);
    QCOMPARE(int(WEFT_INPUT_IMAGE), 1);
    QCOMPARE(int(WEFT_INPUT_VIDEO), 2);
    QCOMPARE(int(WEFT_INPUT_AUDIO), 3);
    QCOMPARE(int(WEFT_NUMERICS_EXACT), 0);
    QCOMPARE(int(WEFT_NUMERICS_FAST), 1);
    QCOMPARE(int(WEFT_LOG_DEBUG), 0);
    QCOMPARE(int(WEFT_LOG_INFO), 1);
    QCOMPARE(int(WEFT_LOG_WARNING), 2);
    QCOMPARE(int(WEFT_LOG_ERROR), 3);
}

void TestPluginInterface::everyStructBeginsWithItsSize()
{
    QCOMPARE(offsetof(weft_frame, size), std::size_t(0));
    QCOMPARE(offsetof(weft_parameter, size), std::size_t(0));
    QCOMPARE(offsetof(weft_input, size), std::size_t(0));
    QCOMPARE(offsetof(weft_request, size), std::size_t(0));
    QCOMPARE(offsetof(weft_estimate, size), std::size_t(0));
    QCOMPARE(offsetof(weft_prompt_count, size), std::size_t(0));
    QCOMPARE(offsetof(weft_host, size), std::size_t(0));
    QCOMPARE(offsetof(weft_plugin, size), std::size_t(0));
}

WEFT_TEST_MAIN(TestPluginInterface)
#include "tst_plugin_interface.moc"
