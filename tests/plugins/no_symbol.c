/* A shared object that is no plugin. */
__attribute__((visibility("default"))) int weft_plugin_entrance(void)
{
    return 1;
}
